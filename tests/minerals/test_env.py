"""Settings are read from the environment, and what cannot be read is refused by name."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from minerals.embedded.paths import BASE_DIR
from minerals.env import (
    UnreadableSettingError,
    env_bool,
    env_database,
    env_int,
    env_list,
    env_port,
    env_secret,
    env_str,
)
from tests.minerals.programs import environment

NAME = "REGISTER_TEST"


@pytest.fixture
def given(monkeypatch):
    """Sets the variable that is read."""

    def give(value: str) -> None:
        monkeypatch.setenv(NAME, value)

    monkeypatch.delenv(NAME, raising=False)
    return give


def message_of(read, *arguments, **more) -> str:
    with pytest.raises(UnreadableSettingError) as refused:
        read(NAME, *arguments, **more)
    return str(refused.value)


@pytest.mark.parametrize("value", ["1", "true", "YES", "On", " 1 "])
def test_yes_has_several_words(given, value):
    given(value)
    assert env_bool(NAME, default=False) is True


@pytest.mark.parametrize("value", ["0", "false", "NO", "Off"])
def test_no_has_several_words(given, value):
    given(value)
    assert env_bool(NAME, default=True) is False


@pytest.mark.parametrize("value", [None, "", "  "])
def test_what_is_not_set_or_empty_is_the_default(given, value):
    if value is not None:
        given(value)
    assert env_bool(NAME, default=True) is True
    assert env_int(NAME, default=7) == 7
    assert env_list(NAME, default=("a",)) == ["a"]
    assert env_str(NAME, "b") == "b"


@pytest.mark.parametrize("value", ["ture", "2", "yes!", "null"])
def test_a_misspelt_flag_is_refused_by_name(given, value):
    given(value)
    assert message_of(env_bool, default=False) == f"{NAME} is '{value}'; write 1 or 0."


@pytest.mark.parametrize("value", ["x", "-1", "1.5", "1_0", "٣", "0"])
def test_what_is_no_number_or_too_small_is_refused_by_name(given, value):
    given(value)
    told = message_of(env_int, default=4, least=1)
    assert told == f"{NAME} is '{value}'; write a whole number, 1 or more."


def test_a_number_is_read(given):
    given(" 12 ")
    assert env_int(NAME, default=4, least=1) == 12


@pytest.mark.parametrize("value", ["eight", "0", "65536", "-1", "80.5"])
def test_what_is_no_port_is_refused_by_name(given, value):
    given(value)
    told = message_of(env_port, default=8000)
    assert told == f"{NAME} is '{value}'; write a whole number from 1 to 65535."


def test_a_port_is_read(given):
    given(" 65535 ")
    assert env_port(NAME, default=8000) == 65_535
    given("")
    assert env_port(NAME, default=8000) == 8000


def test_a_list_drops_blanks(given):
    given(" a.example, ,b.example,")
    assert env_list(NAME) == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("postgresql://ada@db.example/register", ("register", "ada", "", "db.example", "", {})),
        ("postgres://a%40b:p%2Fw@db:5433/r", ("r", "a@b", "p/w", "db", "5433", {})),
        ("postgresql://ada@/r?host=/run/pg", ("r", "ada", "", "/run/pg", "", {})),
        ("postgresql://db/r?sslmode=require", ("r", "", "", "db", "", {"sslmode": "require"})),
    ],
)
def test_the_address_of_a_database_is_read(given, address, parts):
    given(address)
    read = env_database(NAME, "")
    assert read.pop("ENGINE") == "django.db.backends.postgresql"
    assert tuple(read.values()) == parts


@pytest.mark.parametrize(
    "address",
    [
        "mysql://ada:secret@db/register",
        "postgresql://ada:secret@db",
        "postgresql://ada:secret@db:port/register",
        "postgresql://ada:secret@db:99999/register",
        "postgresql://ada:secret@[::1/register",
        "postgresql://ada:secret@[/register",
        "postgresql://ada:sec/ret@[db/register",
        "postgresql://ada:sec@ret@db:x/register",
    ],
)
def test_an_address_that_is_none_is_refused_without_its_password(given, address):
    given(address)
    told = message_of(env_database, "")
    shown, _, wanted = told.partition("; write ")
    assert shown.startswith(f"{NAME} is '{address.partition(':')[0]}://ada:…@")
    assert "sec" not in shown
    assert wanted == "postgresql://user:password@host:port/name."


# --- The secret key --------------------------------------------------------------


def test_a_secret_that_is_given_is_kept_nowhere(given, tmp_path):
    given("given")
    assert env_secret(NAME, tmp_path / "key") == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_secret_is_made_once_for_its_owner_alone(given, tmp_path):
    kept_in = tmp_path / "var" / "key"
    made = env_secret(NAME, kept_in)
    assert len(made) >= 50
    assert env_secret(NAME, kept_in) == made
    assert kept_in.read_text() == made
    assert kept_in.stat().st_mode & 0o777 == 0o600


def test_many_that_start_together_agree_on_one_secret(given, tmp_path):
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: env_secret(NAME, tmp_path / "key"), range(64)))
    assert len(set(found)) == 1


def test_a_secret_that_another_is_still_writing_is_waited_for(given, tmp_path, monkeypatch):
    kept_in = tmp_path / "key"
    kept_in.touch(0o600)
    monkeypatch.setattr("minerals.env.time.sleep", lambda _: kept_in.write_text("x" * 50))
    assert env_secret(NAME, kept_in) == "x" * 50


def test_a_secret_that_is_too_short_is_refused_and_not_shown(given, tmp_path):
    kept_in = tmp_path / "key"
    kept_in.write_text("hunter2")
    assert message_of(env_secret, kept_in) == (
        f"{NAME} is '…'; write at least 32 characters, or remove {kept_in} to have one made."
    )


# --- The settings themselves -----------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "ture"),
        ("LOCAL", "perhaps"),
        ("HTTPS", "tls"),
        ("SITE_LOGIN_REQUIRED", "2"),
        ("BEHIND_PROXY", "nginx"),
        ("DATABASE_POOL", "x"),
        ("DATABASE_POOL", "0"),
        ("PORT", "eight"),
        ("EMAIL_PORT", "99999"),
        ("DATABASE_URL", "mysql://db/register"),
    ],
)
def test_the_site_does_not_start_with_what_it_cannot_read(tmp_path: Path, name, value):
    run = subprocess.run(
        [sys.executable, "-c", "import minerals.settings"],
        cwd=BASE_DIR,
        env=environment(tmp_path) | {name: value},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    last = run.stderr.strip().splitlines()[-1]
    assert last.startswith(f"minerals.env.UnreadableSettingError: {name} is '{value}'; write ")
