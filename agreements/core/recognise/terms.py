"""What an agreement holds, as an article reports it."""

from __future__ import annotations

from dataclasses import dataclass

from agreements.core.intake_words import Flag
from agreements.core.recognise.amounts import find_amounts
from agreements.core.recognise.commitments import find_commitments
from agreements.core.recognise.context import Context
from agreements.core.recognise.findings import (
    AmountFound,
    CommitmentFound,
    MineralFound,
    PillarFound,
)
from agreements.core.recognise.minerals import find_minerals
from agreements.core.recognise.pillars import find_pillars
from agreements.core.recognise.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The facts that hang on an agreement or its projects."""

    minerals: tuple[MineralFound, ...] = ()
    pillars: tuple[PillarFound, ...] = ()
    commitments: tuple[CommitmentFound, ...] = ()
    amounts: tuple[AmountFound, ...] = ()


def find_terms(context: Context, vocabulary: Vocabulary) -> Terms:
    """All of them, or the minerals alone where only the beginning of the article was read."""
    minerals = find_minerals(context, vocabulary)
    if Flag.PAYWALL in context.reading.flags:
        return Terms(minerals=minerals)
    return Terms(
        minerals=minerals,
        pillars=find_pillars(context, vocabulary),
        commitments=find_commitments(context),
        amounts=find_amounts(context),
    )
