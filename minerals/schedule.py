"""What is done by the clock, and how often: for ``CELERY_BEAT_SCHEDULE``."""

from __future__ import annotations

from typing import Any

from celery.schedules import crontab


def schedule(*, watch_minutes: int) -> dict[str, dict[str, Any]]:
    """Each task with its seconds between two rounds, or its time of day (UTC)."""
    return {
        "commitment states, nightly": {
            "task": "agreements.tasks.refresh_commitment_states",
            "schedule": crontab(hour=0, minute=1),
        },
        "worker heartbeat": {"task": "agreements.tasks.note_worker_alive", "schedule": 30.0},
        "what was left behind": {"task": "agreements.tasks.sweep", "schedule": 20.0},
        "feeds that are due": {"task": "agreements.tasks.watch_feeds", "schedule": 60.0},
        "reads of pages": {"task": "agreements.tasks.keep_reads", "schedule": 300.0},
        "letters of what changed": {
            "task": "agreements.tasks.write_letters",
            "schedule": 60.0 * watch_minutes,
        },
        "letters that wait": {"task": "agreements.tasks.send_letters", "schedule": 60.0},
        "what is missing, nightly": {
            "task": "agreements.tasks.measure_quality",
            "schedule": crontab(hour=0, minute=11),
        },
        "sources asked again, nightly": {
            "task": "agreements.tasks.revisit_sources",
            "schedule": crontab(hour=1, minute=1),
        },
        "ended sessions, nightly": {
            "task": "agreements.tasks.forget_ended_sessions",
            "schedule": crontab(hour=0, minute=31),
        },
    }
