"""What a source says otherwise: kept as a claim beside the value that the register holds."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from agreements.core.claims import about
from agreements.core.words import About, EventKind
from agreements.models import Agreement, Article, Claim, Disagreement, Pillar, Suggestion
from agreements.models.reopening import reopen_for
from agreements.review.errors import CannotStandError
from agreements.review.evidence import paragraph
from agreements.review.writing import Written, owner

TOLD_BY = {"signed_on", "place"}
"""Values of the agreement itself that its signature's sources tell of."""


def write_claim(suggestion: Suggestion, by: Any) -> Written:
    """Add the source's value to the disagreement on its attribute, opened where there is none.

    One that is opened begins with the value held, told by the source it came from. The value
    held stays what pages lead with: a person settles the disagreement afterwards. One that was
    settled is open again where the value is a further one.
    """
    agreement, article = owner(suggestion), suggestion.article
    if article is None:
        raise CannotStandError("A value that differs needs the article that gives it.")
    attribute, value = _attribute(suggestion), _value(suggestion)
    dispute = _dispute(agreement, attribute)
    before = _values(dispute)
    held = _held(suggestion, agreement, attribute)
    if not before and held and held != value:
        _keep(dispute, _teller(suggestion, agreement, attribute), held, "")
    where = paragraph(article.text, suggestion.start)
    claim = _keep(dispute, article, value, where, entered_by=suggestion.proposed_by)
    if claim and value not in before:
        reopen_for(claim, by=by, by_name=by.get_username())
    return Written(
        fact=claim,
        agreement=agreement,
        before={"attribute": attribute, "values": before} if before else None,
        after={"attribute": attribute, "values": _values(dispute)},
    )


def _attribute(suggestion: Suggestion) -> str:
    return str(suggestion.proposed.get("attribute") or "").strip() or _missing("attribute")


def _value(suggestion: Suggestion) -> str:
    """One value, given alone or as the only one of a dossier's list."""
    listed = suggestion.proposed.get("values") or [{}]
    value = suggestion.proposed.get("value") or listed[0].get("value")
    return str(value or "").strip() or _missing("value")


def _missing(word: str) -> str:
    raise CannotStandError(f"It names no {word}, so there is nothing to lay beside what is held.")


def _dispute(agreement: Agreement, attribute: str) -> Disagreement:
    pillars = dict(Pillar.objects.values_list("slug", "pk"))
    own = attribute in set(About)
    where = About(attribute) if own else about(attribute, frozenset(pillars))
    last = agreement.disagreements.aggregate(last=Max("position"))["last"]
    dispute, _is_new = Disagreement.objects.get_or_create(
        agreement=agreement,
        attribute=attribute,
        defaults={
            "about": str(where),
            "pillar_id": pillars[attribute] if where == About.PILLAR else None,
            "position": 0 if last is None else last + 1,
        },
    )
    return dispute


def _values(dispute: Disagreement) -> list[str]:
    return list(dispute.claims.values_list("value", flat=True))


def _held(suggestion: Suggestion, agreement: Agreement, attribute: str) -> str:
    """What the register holds: as the suggestion noted it, else as it stands on the agreement."""
    noted = suggestion.held
    if isinstance(noted, dict):
        noted = noted.get("value", noted.get(attribute))
    return str(noted or getattr(agreement, attribute, "") or "")


def _teller(suggestion: Suggestion, agreement: Agreement, attribute: str) -> Article | None:
    """The source that the value held rests on: as noted, else as far as the register knows."""
    but, noted = suggestion.article_id or 0, suggestion.held or {}
    named = isinstance(noted, dict) and noted.get("article")
    if named and (found := Article.objects.filter(pk=named).first()):
        return found
    steps = agreement.event_set.filter(
        kind__in=[str(EventKind.SIGNATURE), str(EventKind.ANNOUNCEMENT)]
    )
    if attribute in TOLD_BY:
        cited = Article.objects.filter(citations__event__in=steps).exclude(pk=but)
        if found := cited.order_by("citations__event__position", "citations__position").first():
            return found
    listed = agreement.sources.select_related("article").exclude(article_id=but).first()
    return listed.article if listed else None


def _keep(
    dispute: Disagreement, article: Article | None, value: str, locator: str, **told: Any
) -> Claim | None:
    if article is None:
        return None
    last = dispute.claims.aggregate(last=Max("position"))["last"]
    claim, _is_new = Claim.objects.get_or_create(
        disagreement=dispute, article=article, value=value, locator=locator[:100],
        defaults=told | {"position": 0 if last is None else last + 1},
    )  # fmt: skip
    return claim
