"""The curator's desk for disagreements: the list, and one with what each source says."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from django.db.models import Case, IntegerField, QuerySet, Value, When

from agreements.core.paragraphs import PARAGRAPH
from agreements.core.settled_values import NotOfTheRecordError, as_column, column_of
from agreements.core.words import DisagreementState, SuggestionState
from agreements.models import Agreement, Article, Claim, Disagreement, Suggestion
from agreements.queries.disagreement_filter import SORTS, DisagreementFilter
from agreements.queries.settlements import Settled, trail_of, with_trail

STATE_ORDER = Case(
    *(When(state=str(state), then=Value(n)) for n, state in enumerate(DisagreementState)),
    output_field=IntegerField(),
)
NONE, AS_NOW = "none", "as-now"
"""Keys of the choices that are no claim: no value leads; the one that leads now does."""


class DeskFilter(DisagreementFilter):
    """The disagreements as a curator goes through them: what is open first."""

    sorts = {"open": "Open first", **SORTS}
    usual_sort = "open"

    def filter_queryset(self, queryset: QuerySet[Disagreement]) -> QuerySet[Disagreement]:
        if self.sort_in_force != "open":
            return super().filter_queryset(queryset)
        oldest = [STATE_ORDER, "agreement__title", "position", "pk"]
        return self.narrowed().order_by(*oldest)


class Voice(NamedTuple):
    """A source of a value, and its words as far as they are kept."""

    article: Article
    locator: str
    words: str
    is_quote: bool
    """Whether the words are the quote itself rather than the paragraph it stands in."""


class Choice(NamedTuple):
    """A value that may lead."""

    key: str
    value: str
    voices: list[Voice]
    leads: bool
    effect: str
    """What choosing it makes the agreement's own row say, in a sentence; "" where nothing."""


class DeskDispute(NamedTuple):
    """A disagreement with everything that decides it."""

    row: Disagreement
    choices: list[Choice]
    trail: list[Settled]
    column: str
    """What of the agreement's own row it is about, in words; "" where it is about none."""
    held: str
    """What the agreement's own row says there."""

    @property
    def is_settled(self) -> bool:
        return self.row.state != DisagreementState.OPEN

    @property
    def key_in_force(self) -> str:
        """The key of the value that leads now."""
        leading = [choice.key for choice in self.choices if choice.leads]
        return leading[0] if leading else NONE

    def value_of(self, key: str) -> str | None:
        """The value behind a key; "" for none, and None where there is no such choice."""
        values = {choice.key: choice.value for choice in self.choices} | {NONE: ""}
        return values.get(key)


def dispute_for_desk(pk: int) -> DeskDispute:
    """The disagreement numbered ``pk``; raises Disagreement.DoesNotExist. Three queries."""
    rows = with_trail(Disagreement.objects.all()).select_related("agreement", "pillar")
    row: Any = rows.defer("agreement__search").get(pk=pk)
    column = column_of(row.attribute, row.about)
    held = str(getattr(row.agreement, column) or "") if column else ""
    told = getattr(Agreement._meta.get_field(column), "verbose_name", column) if column else ""
    return DeskDispute(row, _choices(row, column), trail_of(row), str(told), held)


def _choices(row: Disagreement, column: str) -> list[Choice]:
    claims = list(
        row.claims.select_related("article__outlet").order_by("position", "pk")
    )  # fmt: skip
    quotes, voices = _quotes(claims), defaultdict[str, list[Voice]](list)
    keys: dict[str, str] = {}
    for claim in claims:
        keys.setdefault(claim.value, str(claim.pk))
        voices[claim.value].append(_voice(claim, quotes.get(claim.pk, "")))
    if row.leading and row.leading not in keys:
        keys[row.leading] = AS_NOW
    return [
        Choice(key, value, voices[value], value == row.leading, effect(row, column, value))
        for value, key in keys.items()
    ]


def effect(row: Disagreement, column: str, value: str) -> str:
    """What the record does when the value leads."""
    if not column:
        return ""
    held = getattr(row.agreement, column)
    try:
        wanted = as_column(column, value)
    except NotOfTheRecordError as error:
        return f"The record does not say it. {error}"
    if str(held or "") == str(wanted):
        return "The record says this."
    return "The record will say this."


def _quotes(claims: list[Claim]) -> dict[int, str]:
    """The words that each claim was read from, where a suggestion brought it."""
    brought = Suggestion.objects.filter(
        fact_type__app_label="agreements", fact_type__model="claim",
        fact_id__in=[claim.pk for claim in claims], state=str(SuggestionState.ACCEPTED),
    )  # fmt: skip
    return {pk: quote for pk, quote in brought.values_list("fact_id", "quote") if pk and quote}


def _voice(claim: Claim, quote: str) -> Voice:
    if quote:
        return Voice(claim.article, claim.locator, quote, is_quote=True)
    words = _paragraph(claim.article, claim.locator)
    return Voice(claim.article, claim.locator, words, is_quote=False)


def _paragraph(article: Article, locator: str) -> str:
    """The paragraph of the kept text that "¶4" names; "" where there is none."""
    number = locator.strip().removeprefix("¶")
    if article.document or not (number.isascii() and number.isdigit()):
        return ""  # a founding document is never reproduced
    found = dict(enumerate(PARAGRAPH.findall(article.text), start=1))
    return found.get(int(number), "").strip()
