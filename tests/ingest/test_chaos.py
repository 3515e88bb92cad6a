"""Worker killed, broker and database restarted, and every article is there once."""

import json
import subprocess
import sys

import pytest

from minerals.embedded.paths import BASE_DIR
from tests.minerals.conftest import cluster, new_var, var  # noqa: F401 - fixtures
from tests.minerals.programs import environment

pytestmark = pytest.mark.slow

ARTICLES = 8


def test_articles_survive_a_worker_a_broker_and_a_database_that_die(var):  # noqa: F811
    """The same with 200 articles: ``python -m tests.ingest.chaos --articles 200``."""
    chosen = ["--articles", str(ARTICLES), "--every", "0.4", "--kills", "2", "--brokers", "1",
              "--seconds", "300"]  # fmt: skip
    ended = subprocess.run(
        [sys.executable, "-m", "tests.ingest.chaos", *chosen],
        cwd=BASE_DIR, env=environment(var), capture_output=True, text=True, timeout=570,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    found = json.loads(ended.stdout)
    assert (found["articles"], found["suggestions lost or double"]) == (ARTICLES, 0)
    assert min(found["killed"].values()) >= 1
