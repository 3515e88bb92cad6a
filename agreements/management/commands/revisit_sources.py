"""``manage.py revisit_sources``: ask the addresses of sources again, now."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.ingest import revisiting
from agreements.models import Article
from agreements.sources.errors import NotOurTurnError


class Command(BaseCommand):
    help = (
        "Ask the addresses of sources again and note how they answer: those given, by number or "
        "address, else those asked longest ago. No fact and no text is changed by it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sources", nargs="*", metavar="SOURCE", help="its number or address")
        parser.add_argument("--most", type=int, default=settings.INGEST_REVISITS or 50,
                            help="how many, where none is given")  # fmt: skip

    def handle(self, *_: Any, sources: list[str], most: int, **_options: Any) -> None:
        chosen = [_named(each) for each in sources] or revisiting.asked_longest_ago(most)
        for pk in chosen:
            self.stdout.write(_asked(pk))


def _named(source: str) -> int:
    """The article of a number or address; CommandError for none that has an address."""
    held = Article.objects.exclude(url="")
    held = held.filter(pk=int(source)) if source.isdecimal() else held.filter(url=source)
    found = held.values_list("pk", flat=True).first()
    if found is None:
        raise CommandError(f"No source with an address is known by “{source}”.")
    return found


def _asked(pk: int) -> str:
    try:
        revisit = revisiting.look_again(pk)
    except NotOurTurnError as error:
        return f"{pk}: left out. {error}"
    if revisit is None:
        return f"{pk}: went meanwhile."
    return f"{revisit} {revisit.address} {revisit.told}".rstrip()
