"""A VAR_DIR of its own for each test, with nothing left running in it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.minerals.programs import kill_all, programs_of


@pytest.fixture
def var(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A directory that does not exist yet, in the environment of this process too.

    Its path is short, unlike that of ``tmp_path``, so that the sockets are in it.
    """
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    with tempfile.TemporaryDirectory(prefix="register-") as directory:
        path = Path(directory).resolve() / "var"
        monkeypatch.setenv("VAR_DIR", str(path))
        yield path
        left = programs_of(path)
        kill_all(path)
        assert left == {}
