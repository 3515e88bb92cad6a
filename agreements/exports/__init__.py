"""Rows in, pieces of a file out. No Django here."""
