"""Scores what was found on a page against a label that says what is there.

Pure code over plain values in the label shape of ``tests/corpus/README.md``, which defines
every field and what counts as a true positive.
"""
