"""A VAR_DIR of its own for each test, with nothing left running in it."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from minerals import embedded
from tests.minerals.programs import kill_all, programs_of


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """The data of a PostgreSQL that was made and stopped, to copy: making takes a second."""
    with pytest.MonkeyPatch.context() as patch, directory(patch) as made:
        with embedded.services():
            pass
        patch.undo()  # the directory stays; what runs after these tests keeps its own VAR_DIR
        yield made / "postgres"


@pytest.fixture
def new_var(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A directory that does not exist yet, in the environment of this process too."""
    with directory(monkeypatch) as path:
        yield path


@pytest.fixture
def var(new_var: Path, cluster: Path) -> Path:
    """The same where a PostgreSQL ran before."""
    shutil.copytree(cluster, new_var / "postgres")
    new_var.chmod(0o700)
    return new_var


@contextlib.contextmanager
def directory(patch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Its path is short, unlike that of ``tmp_path``, so that the sockets are in it."""
    for name in ("DATABASE_URL", "REDIS_URL"):
        patch.delenv(name, raising=False)
    with tempfile.TemporaryDirectory(prefix="register-") as above:
        path = Path(above).resolve() / "var"
        patch.setenv("VAR_DIR", str(path))
        yield path
        left = programs_of(path)
        kill_all(path)
        assert left == {}
