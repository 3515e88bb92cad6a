"""Letters of what changed: each change stands in one letter to each reader who follows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.template.loader import render_to_string

from agreements.core.watch_words import Pace, WatchKind
from agreements.models import Agreement, Commitment, Disagreement, Event, Letter, Watch
from agreements.queries.change_rows import history_of
from agreements.queries.changes import Change, changes_between
from agreements.queries.subjects import NotFollowableError, Subject, of_list
from agreements.queries.watching import followed, way_out, way_out_of

MOST_CHANGES = 60
"""Changes told of one thing in one letter; the feed has them all."""

MOST_NAMED = 30
"""Rows named that came to a list, or left it."""

KEPT = timedelta(days=90)
"""How long letters that were sent are kept."""


class Section(NamedTuple):
    """What one letter says of one thing that its reader follows."""

    watch: Watch
    title: str
    address: str
    way_out: str
    trouble: str
    came: list[str]
    left: list[str]
    changes: list[Change]

    @property
    def is_empty(self) -> bool:
        return not (self.trouble or self.came or self.left or self.changes)

    @property
    def shown(self) -> list[Change]:
        return self.changes[:MOST_CHANGES]

    @property
    def more(self) -> int:
        return max(0, len(self.changes) - MOST_CHANGES)


def write_letters(*, now: datetime, until: datetime) -> int:
    """Write to every reader what changed before ``until`` of what is due; returns how many.

    A second worker takes the readers that the first does not hold, so that each change is
    told once. Letters sent long ago are deleted.
    """
    Letter.objects.filter(sent_at__lt=now - KEPT).delete()
    readers = _due(now).order_by("user").values_list("user", flat=True).distinct()
    return sum(_write_to(user, now, until) for user in list(readers))


def _due(now: datetime) -> Any:
    """Watches to look at: those told soon always, those told daily once the hour has come."""
    hour = now.replace(hour=settings.WATCH_HOUR, minute=0, second=0, microsecond=0)
    day = hour if hour <= now else hour - timedelta(days=1)
    is_due = Q(pace=str(Pace.SOON)) | Q(pace=str(Pace.DAILY), looked_at__lt=day)
    return Watch.objects.filter(is_due, user__is_active=True).exclude(user__email="")


@transaction.atomic
def _write_to(user_id: int, now: datetime, until: datetime) -> int:
    """One letter of all that is due to a reader; 0 where there is nothing to say."""
    locked = _due(now).filter(user=user_id).select_for_update(skip_locked=True, of=("self",))
    watches = list(locked.select_related("user").order_by("kind", "title", "pk"))
    sections = [_section(row.watch, row.subject, until) for row in followed(watches)]
    for watch in watches:
        watch.looked_at, watch.told_to = now, max(until, watch.told_to)
    Watch.objects.bulk_update(watches, ["looked_at", "told_to", "holds"])
    told = [section for section in sections if not section.is_empty]
    if not told:
        return 0
    _keep(told)
    gone = [section.watch.pk for section in told if section.trouble]
    Watch.objects.filter(pk__in=gone).delete()
    return 1


def _section(watch: Watch, subject: Subject | None, until: datetime) -> Section:
    """What became of one thing since its reader was told last; notes the rows it has now."""
    came: list[str] = []
    left: list[str] = []
    trouble, scope = "", None
    try:
        if WatchKind(watch.kind).is_list:
            subject = of_list(WatchKind(watch.kind), QueryDict(watch.query))
            came, left, scope = _compared(watch, subject)
        elif subject is None:
            trouble = "It was removed from the register, so you follow it no more."
            scope = Subject(WatchKind(watch.kind), watch.title, "", "", watch.target).scope()
        else:
            scope = subject.scope()
    except NotFollowableError as error:
        trouble = f"This list can be read no longer, so you follow it no more. {error}"
    return Section(
        watch=watch,
        title=subject.title if subject else watch.title,
        address=_whole(subject.address) if subject else "",
        way_out=_whole(way_out_of(watch)),
        trouble=trouble,
        came=came,
        left=left,
        changes=changes_between(scope, watch.told_to, until) if scope else [],
    )


def _compared(watch: Watch, subject: Subject) -> tuple[list[str], list[str], Any]:
    """What came to a list and what left it, by name, and where the changes of all stand."""
    had, has = set(watch.holds), subject.holds()
    watch.holds = has
    came, left = [key for key in has if key not in had], sorted(had - set(has))
    names = _named(watch.kind, [*came, *left])
    return _listed(came, names), _listed(left, names), subject.scope(had | set(has))


def _listed(keys: Sequence[str], names: dict[str, str]) -> list[str]:
    told = [names.get(key, "A row since removed") for key in keys[:MOST_NAMED]]
    over = len(keys) - MOST_NAMED
    return [*told, f"and {over} more"] if over > 0 else told


TABLES: dict[str, tuple[Any, str]] = {
    "agreement": (Agreement, "title"),
    "commitment": (Commitment, "summary"),
    "disagreement": (Disagreement, "attribute"),
    "event": (Event, "title"),
}
"""What a row of a list is a row of, and the column that names it."""


def _named(kind: str, keys: Sequence[str]) -> dict[str, str]:
    """What rows of a list are called, also after they were removed; a query a table."""
    numbers: dict[str, list[int]] = {table: [] for table in TABLES}
    parts = {key: (kind.removesuffix("s"), "", key) for key in keys}
    for key in keys:
        table, _dash, number = key.rpartition("-") if "-" in key else parts[key]
        numbers[table].append(int(number))
    found = {}
    for table, wanted in numbers.items():
        model, column = TABLES[table]
        latest = history_of(model).filter(pgh_obj_id__in=wanted).order_by("pgh_obj_id", "-pgh_id")
        for number, name in latest.distinct("pgh_obj_id").values_list("pgh_obj_id", column):
            found[f"{table}-{number}"] = found[str(number)] = name.replace("_", " ")
    return {key: found[key] for key in keys if key in found}


def _keep(sections: list[Section]) -> Letter:
    user = sections[0].watch.user
    n = sum(len(section.changes) for section in sections)
    first = f": {sections[0].title}" if len(sections) == 1 else ""
    subject = " ".join(f"Critical Minerals Register: {_counted(n)}{first}".split())
    out = way_out([section.watch for section in sections])
    context = {
        "sections": sections,
        "user": user,
        "watching": _whole("/watching/"),
        "way_out": _whole(out),
        "is_one": len(sections) == 1,
    }
    return Letter.objects.create(
        user=user,
        address=user.email,
        subject=subject if len(subject) <= LONGEST else f"{subject[: LONGEST - 2]} …",
        text=render_to_string("mail/changes.txt", context),
        way_out=out,
    )


LONGEST = 200


def _counted(number: int) -> str:
    return f"{number} change{'' if number == 1 else 's'}" if number else "what you follow"


def _whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
