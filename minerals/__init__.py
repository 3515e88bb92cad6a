"""The project around the register: settings, servers, queue and addresses."""

from minerals.celery import app as celery_app

__all__ = ["celery_app"]
