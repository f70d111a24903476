"""The rules of the whole archive, one file each; `generator.link.ARCHIVE_RULES` lists them."""
