"""The embedded servers, really started: they come, are shared, go, and lose nothing."""

import os
import signal
import stat
from pathlib import Path

import psycopg
import pytest
import redis

from minerals import embedded
from minerals.embedded.paths import run_dir
from tests.minerals.programs import holder, kill_all, leave, programs_of, wait_until

pytestmark = pytest.mark.slow


def ask(statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(embedded.database_url(), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def queue() -> "redis.Redis":
    return redis.Redis.from_url(embedded.cache_url())


def test_both_answer_inside_the_block_and_are_gone_after_it(new_var: Path) -> None:
    with embedded.services():
        assert ask("SELECT lower('É')") == [("é",)]
        assert queue().ping()
        assert len(programs_of(new_var)) > 2
    assert programs_of(new_var) == {}
    assert not run_dir().exists()


def test_what_was_written_is_there_the_next_time(var: Path) -> None:
    with embedded.services():
        ask("CREATE TABLE kept (word text)")
        ask("INSERT INTO kept VALUES ('ore')")
        queue().rpush("tasks", "one")
    with embedded.services():
        assert ask("SELECT word FROM kept") == [("ore",)]
        assert queue().lrange("tasks", 0, -1) == [b"one"]


def test_what_was_written_survives_a_power_cut(var: Path) -> None:
    with holder(var):
        ask("CREATE TABLE kept AS SELECT 'ore' AS word")
        queue().rpush("tasks", "one")
        kill_all(var)
    with embedded.services():
        assert ask("SELECT word FROM kept") == [("ore",)]
        assert queue().lrange("tasks", 0, -1) == [b"one"]


def test_the_last_user_stops_the_servers_and_no_earlier_one(var: Path) -> None:
    with holder(var) as first, holder(var) as second:
        assert leave(first) == 0
        assert ask("SELECT 1") == [(1,)]
        assert leave(second) == 0
    assert programs_of(var) == {}


def test_servers_left_behind_by_a_killed_user_are_used_and_then_stopped(var: Path) -> None:
    with holder(var) as killed:
        before = ask("SELECT pg_postmaster_start_time()")
        killed.kill()
    with embedded.services():
        assert ask("SELECT pg_postmaster_start_time()") == before
    assert programs_of(var) == {}


def test_a_user_that_is_told_to_end_stops_the_servers_first(var: Path) -> None:
    with holder(var) as user:
        user.terminate()
        assert user.wait(30) == 128 + signal.SIGTERM
    assert programs_of(var) == {}


def test_an_exception_inside_the_block_leaves_nothing_running(var: Path) -> None:
    with pytest.raises(ZeroDivisionError), embedded.services():
        raise ZeroDivisionError
    assert programs_of(var) == {}


def test_postgres_does_not_stay_when_valkey_cannot_start(new_var: Path) -> None:
    new_var.mkdir()
    (new_var / "valkey").write_text("in the way")
    with pytest.raises(SystemExit, match="valkey"), embedded.services():
        pass
    assert programs_of(new_var) == {}


@pytest.mark.parametrize("name", ["a checkout, with (odd) naïve%20 name", "long-" * 30])
def test_any_path_will_do(new_var: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAR_DIR", str(new_var / name))
    with embedded.services():
        assert ask("SELECT 1") == [(1,)]
        assert queue().ping()
        assert stat.S_IMODE(run_dir().stat().st_mode) == 0o700
        assert len(str(run_dir() / ".s.PGSQL.5432.lock")) <= 103
    assert not run_dir().exists()
    assert programs_of(new_var / name) == {}


def test_two_checkouts_run_side_by_side(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with embedded.services():
        ask("CREATE TABLE here (n int)")
        monkeypatch.setenv("VAR_DIR", str(var.with_name("other")))
        with embedded.services():
            assert ask("SELECT to_regclass('here')") == [(None,)]
        assert programs_of(var.with_name("other")) == {}
        monkeypatch.setenv("VAR_DIR", str(var))
        assert ask("SELECT to_regclass('here')") == [("here",)]


def test_pid_files_that_say_nothing_true_do_not_keep_the_servers_from_starting(var: Path) -> None:
    stranger, beyond = f"{os.getpid()}\n", f"{2**70}\n"
    for left in ("", "12", "not a number\n", "1\n", "0\n", stranger, beyond):
        for name in ("postgres/postmaster.pid", "valkey.pid"):
            (var / name).write_text(left)
        with embedded.services():
            assert ask("SELECT 1") == [(1,)]
            assert queue().ping()


def test_a_cluster_whose_making_was_interrupted_is_made_anew(new_var: Path) -> None:
    (new_var / "postgres.new").mkdir(parents=True)
    (new_var / "postgres.new" / "PG_VERSION").write_text("18\n")
    with embedded.services():
        assert ask("SELECT 1") == [(1,)]
    assert not (new_var / "postgres.new").exists()


def test_data_of_another_version_are_refused_in_words(new_var: Path) -> None:
    (new_var / "postgres").mkdir(parents=True)
    (new_var / "postgres" / "PG_VERSION").write_text("16\n")
    reason = pytest.raises(SystemExit, match="was made by PostgreSQL 16; this is 18")
    with reason, embedded.services():
        pass


def test_the_language_and_the_postgres_variables_of_the_terminal_do_not_matter(
    new_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = {
        "LANG": "de_DE.UTF-8",
        "LC_ALL": "nowhere",
        "PGDATA": "/",
        "PGOPTIONS": "-c nonsense=1",
        "PGPORT": "1",
    }
    with holder(new_var, **odd):
        assert ask("SELECT upper('ß'), 'a' < 'B'") == [("ß", False)]
        kill_all(new_var)


def test_nothing_but_our_own_directories_changes_hands_or_permissions(new_var: Path) -> None:
    above = [new_var.parent, *new_var.parent.parents]
    before = [(path.stat().st_mode, path.stat().st_uid) for path in above]
    mask = os.umask(0o027)
    try:
        with embedded.services():
            pass
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(mask)
    assert [(path.stat().st_mode, path.stat().st_uid) for path in above] == before
    assert stat.S_IMODE(new_var.stat().st_mode) == 0o700
    assert {path.stat().st_uid for path in new_var.rglob("*")} == {os.geteuid()}


@pytest.mark.parametrize(
    ("given", "absent", "running"),
    [("DATABASE_URL", "postgres", "valkey"), ("REDIS_URL", "valkey", "postgres")],
)
def test_a_server_whose_address_is_given_is_not_started(
    new_var: Path, monkeypatch: pytest.MonkeyPatch, given: str, absent: str, running: str
) -> None:
    monkeypatch.setenv(given, "somewhere")
    with embedded.services():
        started = " ".join(programs_of(new_var).values())
        assert running in started
        assert not (new_var / absent).exists()


def test_two_users_that_start_at_once_share_one_server(var: Path) -> None:
    with holder(var) as first, holder(var) as second:
        servers = [line for line in programs_of(var).values() if " -D " in line]
        assert len(servers) == 1
        leave(first)
        leave(second)
    wait_until(lambda: not programs_of(var))
