"""The queue. Settings with the prefix ``CELERY_`` configure it."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minerals.settings")

app = Celery("minerals")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
