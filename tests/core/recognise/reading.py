"""Articles and words to recognise in tests."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from agreements.core.articles import Reading
from agreements.core.recognise.findings import AgreementFound, Findings
from agreements.core.recognise.recogniser import recognise
from agreements.core.recognise.vocabulary import Vocabulary
from agreements.ingest.words import vocabulary_of_files

TODAY = date(2026, 11, 22)


@lru_cache(maxsize=1)
def words() -> Vocabulary:
    """The words of the files, which know no agreement and nobody who signed one."""
    return vocabulary_of_files()


def table(name):
    return yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def article(text, *, title="", published="2025-10-28", language="en", flags=()):
    return Reading(
        url="",
        outlet="",
        domain="",
        title=title,
        byline="",
        published_on=date.fromisoformat(published) if published else None,
        language=language,
        text=text,
        flags=frozenset(flags),
    )


def found(text, **about) -> Findings:
    return recognise(article(text, **about), words(), today=TODAY)


def main_one(findings: Findings) -> AgreementFound:
    """The one main agreement found."""
    (agreement,) = [each for each in findings.agreements if each.mention == "main"]
    return agreement


def codes(agreement: AgreementFound) -> list[str]:
    return sorted(party.code for party in agreement.parties)
