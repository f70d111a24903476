"""The rules of one record, one file each; `generator.validate.RULES` lists them in order."""
