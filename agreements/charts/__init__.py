"""Rows in, a drawing, a table and a Plotly figure of the same rows out. No Django."""
