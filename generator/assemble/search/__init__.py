"""Search: lunr's index cut into small files by the beginnings of words, and the pages around it.

What a browser must know to score as lunr does stands in the files as counts, not as scores: a
score depends on how long all decisions are together, so one edit would change every file.
"""
