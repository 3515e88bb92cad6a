"""The steps of agreements as rows of one list: events, due dates, and agreements' own dates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, JSONObject

from agreements.core.partial_dates import PartialDate
from agreements.core.words import DueState, EventKind, Status, Trust
from agreements.models import Agreement, AgreementSource, Citation, Commitment, Event
from agreements.models.agreement_queryset import BEGINNINGS
from agreements.models.content import Later, made_yet
from agreements.models.fields import LastDay
from agreements.queries.timeline_filter import DEADLINE, STEPS, TimelineFilter

UNDATED, DATED, EXPECTED = range(3)
"""Where a step stands in the list, from its foot to its head."""

NOTHING_LEFT = [str(DueState.MET), str(DueState.SUPERSEDED)]
"""States in which nothing is expected of a promise, whenever it was due."""
NOT_SIGNED = {str(Status.PROPOSED): "Proposed", str(Status.ANNOUNCED): "Announced"}
BATCH = 500

Rows = QuerySet[Any]


class Source(NamedTuple):
    """A source behind a step, and where in it."""

    pk: int
    publisher: str
    locator: str
    url: str

    @property
    def in_words(self) -> str:
        return f"{self.publisher} {self.locator}".rstrip()


class Step(NamedTuple):
    """One row of the timeline."""

    key: str
    """What it is a row of and which, such as "event-12"; always the same."""
    place_in_list: int
    date: PartialDate | None
    kind: str
    """A kind of event, or ``DEADLINE``."""
    title: str
    place: str
    state: str
    """Of a deadline its :class:`DueState`; of an event still to come "expected"."""
    trust: str
    agreement_id: int
    slug: str
    agreement: str
    sources: list[Source]

    @property
    def is_deadline(self) -> bool:
        return self.kind == DEADLINE

    @property
    def is_expected(self) -> bool:
        return self.place_in_list == EXPECTED

    @property
    def precision(self) -> str:
        """``day``, ``month``, ``year``, or nothing where there is no date."""
        return self.date.precision if self.date else ""

    @property
    def kind_in_words(self) -> str:
        return STEPS[self.kind]

    def get_trust_display(self) -> str:
        return Trust(self.trust).label


def steps(chosen: TimelineFilter, agreements: Rows, kinds: Collection[str]) -> list[Rows]:
    """Events, deadlines and own dates of ``agreements`` as rows with the same columns.

    Of the kinds given, or of all where none is; in the period and the edition asked for;
    in no order. Those that can hold nothing of these kinds are not there.
    """
    found = (
        (_events(chosen, agreements), set(STEPS) - {DEADLINE}),
        (_deadlines(chosen, agreements), {DEADLINE}),
        (_own_dates(chosen, agreements), set(BEGINNINGS)),
    )
    if not kinds:
        return [rows for rows, _can_be in found]
    return [rows.filter(step__in=kinds) for rows, can_be in found if can_be & set(kinds)]


def _events(chosen: TimelineFilter, agreements: Rows) -> Rows:
    rows = Event.objects.order_by().filter(_in_period("date", chosen), agreement__in=agreements)
    if chosen.edition.is_past:
        rows = rows.filter(chosen.edition.told("date"))
    later = Q(date__gt=chosen.edition.on.isoformat())
    return _named(
        rows,
        part=Value("event"),
        step=F("kind"),
        rank=_rank("date", later),
        state_on=_expected(later),
        words=F("title"),
        at_place=F("place"),
        agreement="agreement",
        day="date",
    )


def _deadlines(chosen: TimelineFilter, agreements: Rows) -> Rows:
    on = chosen.edition.on
    rows: Rows = Commitment.objects.order_by().with_state(on)
    rows = rows.filter(_in_period("due_on", chosen), agreement__in=agreements)
    if chosen.edition.is_past:
        rows = rows.filter(made_yet(on))
    return _named(
        rows,
        part=Value("commitment"),
        step=Value(DEADLINE, output_field=CharField()),
        rank=_rank("due_on", ~Q(Later(LastDay("due_on"), on)) & ~Q(state__in=NOTHING_LEFT)),
        state_on=F("state"),
        words=F("summary"),
        at_place=Value(""),
        agreement="agreement",
        day="due_on",
    )


def _own_dates(chosen: TimelineFilter, agreements: Rows) -> Rows:
    """Agreements for whose date no signature or announcement stands.

    An event on a day of the month or year that the record gives stands for it; where the
    record gives none, any signature or announcement does.
    """
    told = chosen.edition.told("date") if chosen.edition.is_past else Q()
    begun = Event.objects.filter(told, agreement=OuterRef("pk"), kind__in=BEGINNINGS)
    of_that_date = begun.filter(date__startswith=OuterRef("signed_on"))
    stands_for_it = Q(Exists(of_that_date)) | Q(Exists(begun), signed_on__isnull=True)
    rows: Rows = Agreement.objects.order_by().filter(pk__in=agreements).exclude(stands_for_it)
    rows = rows.filter(_in_period("signed_on", chosen))
    if chosen.edition.is_past:
        rows = rows.filter(chosen.edition.told("signed_on"))
    later = Q(signed_on__gt=chosen.edition.on.isoformat())
    signature, announcement = str(EventKind.SIGNATURE), str(EventKind.ANNOUNCEMENT)
    return _named(
        rows,
        part=Value("agreement"),
        step=_by_status(dict.fromkeys(NOT_SIGNED, announcement), signature),
        rank=_rank("signed_on", later),
        state_on=_expected(later),
        words=Concat(_by_status(NOT_SIGNED, "Signed"), Value(": "), "title"),
        at_place=F("place"),
        agreement="",
        day="signed_on",
    )


def _by_status(words: dict[str, str], otherwise: str) -> Case:
    cases = (When(status=status, then=Value(word)) for status, word in words.items())
    return Case(*cases, default=Value(otherwise), output_field=CharField())


def _rank(day: str, expected: Q) -> Case:
    return Case(
        When(Q(**{f"{day}__isnull": True}), then=Value(UNDATED)),
        When(expected, then=Value(EXPECTED)),
        default=Value(DATED),
        output_field=IntegerField(),
    )


def _expected(later: Q) -> Case:
    return Case(When(later, then=Value("expected")), default=Value(""), output_field=CharField())


def _named(rows: Rows, *, agreement: str, day: str, **columns: Any) -> Rows:
    """With the columns that all parts share; ``agreement`` is the way to the agreement."""
    through = f"{agreement}__" if agreement else ""
    return rows.annotate(
        **columns,
        key=F("pk"),
        day=Coalesce(day, Value(""), output_field=CharField()),
        soonest=Case(When(rank=EXPECTED, then=F(day)), default=Value(""), output_field=CharField()),
        of_id=F(f"{agreement}_id" if agreement else "pk"),
        of_slug=F(f"{through}slug"),
        of_title=F(f"{through}title"),
        told_by=F("trust"),
        place_in_record=F("position") if agreement else Value(0, output_field=IntegerField()),
    )


def _in_period(column: str, chosen: TimelineFilter) -> Q:
    """Whether any of the days it can be lies in the period; without a date it may."""
    inside = Q()
    if chosen.begins:
        first = chosen.begins.first.isoformat()
        vague = Q(**{f"{column}__in": [first[:7], first[:4]]})
        inside &= vague | Q(**{f"{column}__gte": first})
    if chosen.until:
        inside &= Q(**{f"{column}__lte": chosen.until.last.isoformat()})
    return inside | Q(**{f"{column}__isnull": True}) if inside else inside


ORDER = ("-rank", "soonest", "-day", "of_title", "part", "place_in_record", "key")
"""What is expected, soonest first; what was, latest first; what has no date. Never in doubt."""

COLUMNS = (
    "rank", "day", "step", "words", "at_place", "state_on", "told_by", "of_id", "of_slug",
    "of_title", "cited", "soonest", "part", "place_in_record", "key",
)  # fmt: skip


def in_order(parts: Sequence[Rows]) -> Rows:
    """Rows (part, key), one a step, in the order of the list."""
    columns = ("part", "key", "rank", "soonest", "day", "of_title", "place_in_record")
    first, *rest = (rows.values_list(*columns) for rows in parts)
    return first.union(*rest, all=True).order_by(*ORDER)


def whole(parts: Sequence[Rows], chosen: TimelineFilter) -> Rows:
    """All that is told of each step, with its sources, in the order of the list; one query."""
    first, *rest = (_with_sources(rows, chosen).values_list(*COLUMNS) for rows in parts)
    return first.union(*rest, all=True).order_by(*ORDER)


def stream(rows: Rows) -> Iterator[Step]:
    """The steps a few hundred at a time, however many there are."""
    for row in rows.iterator(chunk_size=BATCH):
        yield read(row)


def read(row: Sequence[Any]) -> Step:
    """A row of :func:`whole`."""
    rank, day, kind, title, place, state, trust, pk, slug, agreement, cited, *order = row
    _soonest, part, _position, key = order
    return Step(
        key=f"{part}-{key}",
        place_in_list=rank,
        date=PartialDate.parse(day) if day else None,
        kind=kind,
        title=title,
        place=place,
        state=state,
        trust=trust,
        agreement_id=pk,
        slug=slug,
        agreement=agreement,
        sources=[_source(each) for each in cited],
    )


def _source(cited: dict[str, Any]) -> Source:
    founding = f"Founding document {cited['document']}" if cited["document"] else ""
    publisher = cited["name"] or cited["domain"] or founding or "Outlet not recorded"
    return Source(cited["pk"], publisher, cited["locator"], cited["url"])


def _with_sources(rows: Rows, chosen: TimelineFilter) -> Rows:
    """With the sources of each step that the edition knows, in their order."""
    by = {Event: "event", Commitment: "commitment"}.get(rows.model, "agreement")
    of: type[Any] = AgreementSource if by == "agreement" else Citation
    listed: Rows = of.objects.filter(**{by: OuterRef("pk")}).order_by()
    if chosen.edition.is_past:
        listed = listed.filter(chosen.edition.told("article__published_on"))
    source = JSONObject(
        pk="article_id",
        name="article__outlet__name",
        domain="article__outlet__domain",
        document="article__document",
        url="article__url",
        locator=Value("") if by == "agreement" else F("locator"),
    )
    sources = listed.values(by).annotate(listed=JSONBAgg(source, order_by=("position", "pk")))
    nothing = Value([], output_field=JSONField())
    return rows.annotate(cited=Coalesce(Subquery(sources.values("listed")), nothing))
