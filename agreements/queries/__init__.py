"""Named reads: what pages, files and feeds show. Nothing here writes."""
