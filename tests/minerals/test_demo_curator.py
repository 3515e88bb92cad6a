"""The account to try the register with: made once, then nobody's business."""

import re
import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


def create(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("create_demo_curator")
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    return tmp_path


def test_it_can_sign_in_with_a_password_that_only_its_owner_can_read(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    password = re.findall(r"password (\S+)", create(capsys))[0]
    curator = User.objects.get(username="curator")
    assert curator.check_password(password)
    assert (curator.is_staff, curator.is_superuser) == (True, False)
    assert list(curator.groups.values_list("name", flat=True)) == ["Curator"]
    file = directory / "demo-curator.txt"
    assert file.read_text().strip() == password
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_same_password_is_printed_at_every_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert create(capsys) == create(capsys)
    assert User.objects.filter(username="curator").count() == 1


def test_two_machines_have_two_passwords(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = create(capsys)
    User.objects.all().delete()
    (directory / "demo-curator.txt").unlink()
    assert create(capsys) != first


def test_a_password_that_somebody_changed_is_neither_reset_nor_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    create(capsys)
    curator = User.objects.get(username="curator")
    curator.set_password("chosen by a person")
    curator.groups.set([])
    curator.save()
    assert create(capsys) == "The account curator has a password that somebody chose.\n"
    curator.refresh_from_db()
    assert curator.check_password("chosen by a person")
    assert not curator.groups.exists()


def test_it_is_not_made_outside_a_local_demonstration(settings: Settings) -> None:
    settings.LOCAL = False
    groups = Group.objects.count()
    with pytest.raises(CommandError, match="createsuperuser"):
        call_command("create_demo_curator")
    assert (User.objects.count(), Group.objects.count()) == (0, groups)
