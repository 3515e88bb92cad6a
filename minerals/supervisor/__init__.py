"""Runs the whole register in one terminal: ``manage.py up``, which is in ``up.py``."""
