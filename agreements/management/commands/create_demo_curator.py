"""``manage.py create_demo_curator``: an account to try the register with, on one machine."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from minerals import embedded

NAME = "curator"
GROUP = "Curator"


class Command(BaseCommand):
    """Make the account once; never touch it again."""

    help = f"Make the account {NAME!r} with a password of its own, for trying on one machine."

    def handle(self, *_args: object, **_options: object) -> None:
        """Print how to sign in. A password that somebody changed is neither reset nor known."""
        if not settings.LOCAL:
            raise CommandError("Only `manage.py up` makes this account. Use createsuperuser.")
        password = _kept_password(embedded.var_dir() / "demo-curator.txt")
        user = User.objects.filter(username=NAME).first() or _make(password)
        if user.is_active and user.check_password(password):
            self.stdout.write(f"Demonstration account: {NAME}, password {password}")
        else:
            self.stdout.write(f"The account {NAME} has a password that somebody chose.")


@transaction.atomic
def _make(password: str) -> User:
    user = User.objects.create_user(NAME, password=password, is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=GROUP)[0])
    return user


def _kept_password(file: Path) -> str:
    """The password in the file, which its owner alone can read; made when there is none."""
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    password = secrets.token_urlsafe(12)
    with os.fdopen(handle, "w") as opened:
        opened.write(f"{password}\n")
    return password
