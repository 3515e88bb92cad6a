"""Health: what works is ok, what does not says failed and nothing else."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from agreements.tasks import HEARTBEAT_KEY, HEARTBEAT_STALE_AFTER, note_worker_alive
from minerals.celery import app

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_heartbeat():
    """The heartbeat of a register running beside the tests is put back."""
    before = cache.get(HEARTBEAT_KEY)
    yield
    if before:
        cache.set(HEARTBEAT_KEY, before, timeout=3600)
    else:
        cache.delete(HEARTBEAT_KEY)


def test_all_is_well_after_a_heartbeat(client):
    note_worker_alive()

    response = client.get("/health/")

    assert response.status_code == 200
    assert response.json() == {"ok": True, "database": "ok", "broker": "ok", "worker": "ok"}


def test_a_worker_that_was_not_heard_of_lately_has_failed(client):
    old = timezone.now() - HEARTBEAT_STALE_AFTER
    cache.set(HEARTBEAT_KEY, old.isoformat(), timeout=3600)

    response = client.get("/health/")

    assert response.status_code == 503
    assert response.json()["worker"] == "failed"


def test_a_worker_that_was_never_heard_of_has_failed(client):
    cache.delete(HEARTBEAT_KEY)

    assert client.get("/health/").json()["worker"] == "failed"


def test_a_broker_that_does_not_answer_has_failed_and_its_address_stays_secret(client, monkeypatch):
    note_worker_alive()
    monkeypatch.setitem(app.conf, "broker_url", "redis://:hunter2@127.0.0.1:1/0")
    monkeypatch.setitem(app.conf, "broker_write_url", "redis://:hunter2@127.0.0.1:1/0")

    response = client.get("/health/")

    assert response.status_code == 503
    assert response.json() == {"ok": False, "database": "ok", "broker": "failed", "worker": "ok"}


def test_it_is_never_kept_by_a_cache(client):
    assert "no-store" in client.get("/health/")["Cache-Control"]
