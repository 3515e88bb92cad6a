"""The second recogniser, where one is configured: asked within a day's means, never relied on."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from redis.exceptions import RedisError

from agreements.core.articles import Reading
from agreements.core.recognise.findings import AgreementFound, Findings
from agreements.core.recognise.vocabulary import Vocabulary
from agreements.models import Pillar
from agreements.sources.asking import KnownWords, Service, ask
from agreements.sources.errors import SourceError

logger = logging.getLogger(__name__)

DAY = 2 * 24 * 3600
USED_UP = "The second recogniser was not asked: what it may be asked in a day is used up."


def service() -> Service | None:
    """Whom to ask, or None unless address, key and model are all set."""
    given = (settings.RECOGNISER_URL, settings.RECOGNISER_KEY, settings.RECOGNISER_MODEL)
    if not all(given):
        return None
    url, key, model = given
    return Service(url=url, key=key, model=model, seconds=settings.RECOGNISER_SECONDS)


def with_second(
    reading: Reading, findings: Findings, vocabulary: Vocabulary
) -> tuple[Findings, str]:
    """The findings, followed by those of the second recogniser where there is one.

    An article that our rules find irrelevant is not sent. Whatever goes wrong, the findings
    are ours alone, and the second value says in words why; it is empty where nothing is amiss.
    """
    asked = service()
    if asked is None or not findings.is_relevant:
        return findings, ""
    if not _within_means():
        return findings, USED_UP
    words = KnownWords(
        parties=vocabulary.parties,
        pillars=tuple(Pillar.objects.values_list("slug", flat=True)),
        minerals=tuple(each.slug for each in vocabulary.minerals),
    )
    try:
        answer = ask(reading, words, asked)
    except SourceError as error:
        logger.warning("second recogniser: %s", error)
        return findings, str(error)
    with contextlib.suppress(RedisError, OSError):
        _note("tokens", answer.tokens)
    logger.info("second recogniser: %s tokens, %s dropped", answer.tokens, answer.dropped)
    return joined(findings, answer.findings), ""


def joined(first: Findings, second: Findings) -> Findings:
    """Both, the first before the second; an agreement of the same parties is one agreement."""
    held = {_codes(each): each.key for each in reversed(first.agreements)}
    keys = {each.key: held.get(_codes(each), each.key) for each in second.agreements}
    new = (each for each in second.agreements if keys[each.key] == each.key)
    return replace(
        first,
        agreements=(*first.agreements, *new),
        minerals=(*first.minerals, *second.minerals),
        pillars=(
            *first.pillars,
            *(replace(each, agreement=keys[each.agreement]) for each in second.pillars),
        ),
        commitments=(
            *first.commitments,
            *(replace(each, agreement=keys[each.agreement]) for each in second.commitments),
        ),
    )


def _codes(agreement: AgreementFound) -> frozenset[str]:
    return frozenset(party.code for party in agreement.parties)


def _within_means() -> bool:
    """Count one more article of today, unless the day's articles or tokens are used up.

    Where nothing can be counted, nothing is asked: the bill would have no end.
    """
    try:
        tokens = cache.get_or_set(_key("tokens"), 0, DAY) or 0
        articles = _note("articles", 1)
    except (RedisError, OSError):
        return False
    return (
        articles <= settings.RECOGNISER_ARTICLES_A_DAY and tokens < settings.RECOGNISER_TOKENS_A_DAY
    )


def _note(what: str, number: int) -> int:
    cache.add(_key(what), 0, DAY)
    return int(cache.incr(_key(what), number))


def _key(what: str) -> str:
    return f"second-recogniser-{what}-{timezone.now():%Y-%m-%d}"
