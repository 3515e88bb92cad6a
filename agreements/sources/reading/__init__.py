"""Reads an article out of a page: ``read``. No network; nothing of the page is run or believed."""

from agreements.sources.reading.reader import read

__all__ = ["read"]
