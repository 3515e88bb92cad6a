"""Tables that a curator edits in a spreadsheet: written to a file, and read back with a preview.

Rows are matched, compared and saved by django-import-export; what a file may be and what a
curator is told of it is here.
"""
