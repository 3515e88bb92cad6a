"""The words that the recogniser knows: parties, minerals, cues, and agreements held."""

from __future__ import annotations

from dataclasses import dataclass, fields

from agreements.core.partial_dates import PartialDate


@dataclass(frozen=True, kw_only=True)
class Cue:
    """A phrase that speaks for a value: "cut red tape" for the pillar permitting.

    ``about`` is one of :class:`agreements.core.words.CueAbout`; ``strength`` is set where the
    phrase itself says how firmly.
    """

    about: str
    value: str
    phrase: str
    language: str = "en"
    strength: str = ""


@dataclass(frozen=True, kw_only=True)
class PartyWords:
    """``members`` are the slugs of the parties of a bloc."""

    slug: str
    kind: str
    iso2: str
    names: tuple[str, ...]
    members: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MineralWords:
    """``names`` begins with the name in English, lower case."""

    slug: str
    names: tuple[str, ...]
    symbol: str = ""
    parent: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonWords:
    """Somebody who signed an agreement of the register, and the slug of the party signed for."""

    name: str
    party: str


@dataclass(frozen=True, kw_only=True)
class KnownAgreement:
    slug: str
    title: str
    kind: str
    parties: frozenset[str]
    signed_on: PartialDate | None
    signatories: frozenset[str] = frozenset()  # persons, as their names are printed


@dataclass(frozen=True, kw_only=True, eq=False)
class Vocabulary:
    """Compared by identity, so that what is made ready from one can be kept beside it."""

    parties: tuple[PartyWords, ...] = ()
    minerals: tuple[MineralWords, ...] = ()
    cues: tuple[Cue, ...] = ()
    agreements: tuple[KnownAgreement, ...] = ()
    people: tuple[PersonWords, ...] = ()

    def says_the_same_as(self, other: Vocabulary) -> bool:
        """Whether the other one holds the same words in the same order."""
        return all(getattr(self, each.name) == getattr(other, each.name) for each in fields(self))
