"""Proposals as rows that wait for a person."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from agreements.core.words import SuggestionState
from agreements.ingest.proposal import Proposal
from agreements.models import Agreement, Article, Suggestion

RENEWED = ["proposed", "held", "spans", "quote", "start", "end", "fact_id", "confidence", "rule"]


def replace(article: Article, proposals: Iterable[Proposal], *, run_id: int) -> int:
    """Let an article's undecided suggestions be these; returns how many are new.

    What a person decided on, made or changed stays, and is not proposed again. Call it in a
    transaction that nobody shares (see ``store``): a second call with the same proposals
    changes nothing.
    """
    wanted = {_digest(article, each): each for each in proposals}
    mine = {row.digest: row for row in Suggestion.objects.filter(article=article)}
    if any(digest not in wanted for digest in mine):
        undecided = Suggestion.objects.filter(
            article=article, state=str(SuggestionState.WAITING), is_kept=False
        )
        undecided.exclude(digest__in=wanted).delete()
    held = {digest: row for digest, row in mine.items() if digest in wanted}
    _renew(held, wanted)
    fresh = {digest: each for digest, each in wanted.items() if digest not in held}
    slugs = {each.agreement for each in fresh.values() if each.agreement}
    agreements = dict(Agreement.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    rows = {
        digest: _row(article, each, digest, agreements.get(each.agreement), run_id)
        for digest, each in fresh.items()
    }
    new_agreements = [row for digest, row in rows.items() if _is_new_agreement(fresh[digest])]
    Suggestion.objects.bulk_create(new_agreements)
    whole = {
        each.key: rows.get(digest) or held[digest]
        for digest, each in wanted.items()
        if _is_new_agreement(each)
    }
    parts = [(rows[digest], each) for digest, each in fresh.items() if not _is_new_agreement(each)]
    for row, each in parts:
        row.part_of = None if each.agreement else whole.get(each.key)
    Suggestion.objects.bulk_create([row for row, _each in parts])
    return len(rows)


def _renew(held: dict[str, Suggestion], wanted: dict[str, Proposal]) -> None:
    """Give those that still wait the words and the rule that propose them now."""
    changed = []
    for digest, row in held.items():
        before = [getattr(row, name) for name in RENEWED]
        if row.state == SuggestionState.WAITING and not row.is_kept:
            _say(row, wanted[digest])
        if before != [getattr(row, name) for name in RENEWED]:
            changed.append(row)
    Suggestion.objects.bulk_update(changed, RENEWED)


def _say(row: Suggestion, proposal: Proposal) -> Suggestion:
    row.proposed, row.held, row.spans = proposal.proposed, proposal.held, proposal.spans
    row.quote, row.start = proposal.evidence.quote, proposal.evidence.start
    row.end, row.fact_id = proposal.evidence.end, proposal.fact_id
    row.confidence = min(max(proposal.confidence, 0.0), 1.0)
    row.rule = proposal.rule[:80]
    return row


def _is_new_agreement(proposal: Proposal) -> bool:
    return proposal.fact == "agreement" and not proposal.agreement


def _row(
    article: Article, proposal: Proposal, digest: str, agreement_id: int | None, run_id: int
) -> Suggestion:
    row = Suggestion(
        run_id=run_id,
        article=article,
        agreement_id=agreement_id,
        action=str(proposal.action),
        fact_type=ContentType.objects.get_for_model(apps.get_model("agreements", proposal.fact)),
        digest=digest,
    )
    return _say(row, proposal)


def _digest(article: Article, proposal: Proposal) -> str:
    """The same fact of the same article has the same digest, whatever found it."""
    parts = ["article", article.pk, *proposal.identity]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
