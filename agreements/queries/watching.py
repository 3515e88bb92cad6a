"""What a reader follows, for the page of it; and the links of letters that end it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse

from agreements.core.watch_words import Pace, WatchKind
from agreements.models import Letter, Watch
from agreements.queries.subjects import Subject, kept_list, rows_followed

SALT = "watching"
ALL = "all"


class Followed(NamedTuple):
    """One thing that a reader follows; ``subject`` is None once it left the register."""

    watch: Watch
    subject: Subject | None

    @property
    def title(self) -> str:
        return self.subject.title if self.subject else self.watch.title

    @property
    def paces(self) -> list[tuple[str, str, bool]]:
        """How soon its reader may be told: value, label, and whether it is so."""
        return [(str(pace), pace.label, pace == self.watch.pace) for pace in Pace]


def watches_of(user: Any) -> QuerySet[Watch]:
    rows: QuerySet[Watch] = Watch.objects.filter(user=user).defer("holds")
    return rows


def followed(watches: Iterable[Watch]) -> list[Followed]:
    """The watches with what they are about, in four queries."""
    rows = list(watches)
    named = rows_followed((watch.kind, watch.target) for watch in rows)
    return [Followed(watch, _subject(watch, named)) for watch in rows]


def _subject(watch: Watch, named: dict[tuple[str, int], Subject]) -> Subject | None:
    if WatchKind(watch.kind).is_list:
        return kept_list(WatchKind(watch.kind), watch.query, watch.title)
    return named.get((watch.kind, watch.target or 0))


def last_letter(user: Any) -> Letter | None:
    """The letter sent to a reader last."""
    letters: QuerySet[Letter] = Letter.objects.filter(user=user, sent_at__isnull=False)
    return letters.order_by("-sent_at").first()


def follows(user: Any, subject: Subject) -> bool:
    """Whether a reader follows it already."""
    kind, target, query = subject.key
    return bool(Watch.objects.filter(user=user, kind=kind, target=target, query=query).exists())


# --- Links that end it ------------------------------------------------------------


class WayOut(NamedTuple):
    """What a link of a letter ends: one watch by its token, or all of an account."""

    token: uuid.UUID | None
    user_id: int | None


def way_out(watches: list[Watch]) -> str:
    """The path that ends the mails of these watches of one account."""
    [first, *others] = watches
    return _signed(f"{ALL}-{first.user_id}") if others else way_out_of(first)


def way_out_of(watch: Watch) -> str:
    """The path that ends one watch."""
    return _signed(str(watch.token))


def _signed(text: str) -> str:
    return reverse("agreements:way_out", args=[Signer(salt=SALT).sign(text)])


def read_way_out(signed: str) -> WayOut | None:
    """What a link ends; None where it was not written here."""
    try:
        text = Signer(salt=SALT).unsign(signed)
    except BadSignature:
        return None
    if text.startswith(f"{ALL}-"):
        return WayOut(None, int(text.removeprefix(f"{ALL}-")))
    return WayOut(uuid.UUID(text), None)


def ended_by(link: WayOut) -> list[str]:
    """What a link would end, by name."""
    about = {"token": link.token} if link.token else {"user": link.user_id}
    return list(Watch.objects.filter(**about).values_list("title", flat=True))
