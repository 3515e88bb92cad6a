"""What every test stands on: the real servers, no network, and a worker where one is asked for."""

import contextlib
import uuid
from collections.abc import Iterator

import pytest
from celery import Celery
from celery.contrib.testing.worker import start_worker

from minerals import embedded
from minerals.celery import app
from tests import network

SERVERS = pytest.StashKey[contextlib.ExitStack]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Have PostgreSQL and Valkey before the first test, and no network."""
    network.block()
    config.stash[SERVERS] = contextlib.ExitStack()
    if not config.option.collectonly:
        config.stash[SERVERS].enter_context(embedded.services())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave the servers to whoever else uses them."""
    config.stash[SERVERS].close()


@pytest.fixture
def worker(transactional_db: None) -> Iterator[Celery]:
    """A real worker on the real queue, in a queue of its own.

    A register running beside the tests would take the tasks to its own database otherwise.
    """
    with _real_queue(f"test-{uuid.uuid4().hex}") as queue:  # noqa: SIM117
        with start_worker(
            app, pool="solo", perform_ping_check=False, queues=[queue], shutdown_timeout=20
        ):
            yield app


@contextlib.contextmanager
def _real_queue(name: str) -> Iterator[str]:
    before = {key: app.conf[key] for key in ("task_always_eager", "task_default_queue")}
    try:
        app.conf.update(task_always_eager=False, task_default_queue=name)
        _forget_queues()
        yield name
    finally:
        app.conf.update(before)
        _forget_queues()


def _forget_queues() -> None:
    """Let the next message find its queue anew: Celery keeps the first answer."""
    for kept in ("queues", "default_queue", "default_exchange", "router"):
        app.amqp.__dict__.pop(kept, None)
