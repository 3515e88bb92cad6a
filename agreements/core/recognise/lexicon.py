"""The words of a vocabulary made ready for finding, once for all articles read with them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from agreements.core.intake_words import CueAbout
from agreements.core.recognise import people
from agreements.core.recognise.matching import Matcher
from agreements.core.recognise.parties import Parties
from agreements.core.recognise.text import folded
from agreements.core.recognise.vocabulary import KnownAgreement, Vocabulary

KEPT = 2
_made: dict[int, tuple[Vocabulary, Lexicon]] = {}


@dataclass(frozen=True)
class Lexicon:
    """``signed_for`` gives the party's slug by the key of a person's name; ``force`` pairs a
    folded phrase with what it says of legal force; ``known`` are agreements by their parties
    and ``named`` the same by title, folded."""

    parties: Parties
    signed_for: dict[str, str]
    signatories: Matcher[str]
    force: tuple[tuple[str, str], ...]
    known: dict[frozenset[str], list[KnownAgreement]]
    named: tuple[tuple[str, KnownAgreement], ...]


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary: made once for each object, of which the last ones are kept.

    Kept by identity, as comparing thousands of words for each article would cost more
    than finding them.
    """
    held = _made.get(id(vocabulary))
    if held is None:
        while len(_made) >= KEPT:
            _made.pop(next(iter(_made)))
        held = _made[id(vocabulary)] = (vocabulary, _lexicon(vocabulary))
    return held[1]


def _lexicon(vocabulary: Vocabulary) -> Lexicon:
    known: dict[frozenset[str], list[KnownAgreement]] = defaultdict(list)
    for agreement in vocabulary.agreements:
        known[agreement.parties].append(agreement)
    # One row may name several who signed for a party, parted by semicolons.
    signed_for = {
        name.strip(): person.party
        for person in vocabulary.people
        for name in person.name.split(";")
    }
    names = {*signed_for, *(people.MIDDLE.sub(" ", name) for name in signed_for)}
    return Lexicon(
        parties=Parties(vocabulary),
        signed_for={people.key(name): party for name, party in signed_for.items()},
        signatories=Matcher((name, people.key(name)) for name in sorted(names)),
        force=tuple(
            (folded(cue.phrase), cue.value)
            for cue in vocabulary.cues
            if cue.about == CueAbout.FORCE
        ),
        known=dict(known),
        named=tuple((own_name(agreement.title), agreement) for agreement in vocabulary.agreements),
    )


def own_name(title: str) -> str:
    """A title folded, without what it adds in brackets."""
    return folded(title).split(" (")[0]
