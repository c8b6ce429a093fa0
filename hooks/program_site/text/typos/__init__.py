"""Typos in YAML: each is named at its line with the line to write instead, and the rest is read as it was meant.

YAML itself would name the first one only, often a line later or at the end of the file, in words for programmers.
The same rules read data files and the front matter of reports; `Fields` says what differs.
"""
