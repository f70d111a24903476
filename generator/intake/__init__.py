"""Intake: papers and lists that are not records yet become drafts, with their doubts listed.

`register` makes drafts of a spreadsheet of decisions. Nothing here touches the disk: files come in
as bytes, drafts go out as bytes, and the command line writes them.
"""
