"""What every test stands on: the real servers, no network, and a worker where one is asked for."""

import contextlib
import fcntl
import os
import pickle
import uuid
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from celery import Celery
from celery.contrib.testing.worker import start_worker
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from minerals import embedded
from minerals.celery import app
from tests import network

SERVERS = pytest.StashKey[contextlib.ExitStack]()
GROUPS = pytest.StashKey[dict[str, set[tuple[str, str]]]]()

# The same examples on every machine, however busy it is.
hypothesis.settings.register_profile("tests", deadline=None, derandomize=True)
hypothesis.settings.load_profile("tests")


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


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config
) -> None:
    """The database of the tests, and a note of the groups that its migrations made."""
    from tests.groups import held  # noqa: PLC0415 - models, once Django is set up

    with django_db_blocker.unblock():
        pytestconfig.stash[GROUPS] = held()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Put the groups back after a test that emptied every table; after the last it is gone."""
    yield
    marker = item.get_closest_marker("django_db")
    if nextitem is None:
        return
    if (marker and marker.kwargs.get("transaction")) or "transactional_db" in item.fixturenames:
        from tests.groups import put_back  # noqa: PLC0415

        with item.config.stash[blocking_manager_key].unblock():
            put_back(item.config.stash[GROUPS])


@pytest.fixture(scope="session")
def photo(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Any:
    """The 137 fixtures as rows, loaded once for all tests; see ``tests.register``.

    Processes that run tests beside each other share what the first of them loaded.
    """
    from tests.register import photograph  # noqa: PLC0415 - models, once Django is set up

    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "photo.pickle"
    with place.with_suffix(".lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            place.write_bytes(pickle.dumps(photograph()))
        return pickle.loads(place.read_bytes())


@pytest.fixture(scope="module")
def real_register(photo: Any, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
    """The 137 fixtures held during a module; each test still undoes what it changes."""
    from tests.register import lay_out, undone  # noqa: PLC0415

    with django_db_blocker.unblock(), undone():
        lay_out(photo)
        yield photo


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
