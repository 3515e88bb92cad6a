"""How an agreement's record is cited."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

NAME = "Critical Minerals Register"


class Citing(NamedTuple):
    """The same citation as running text and for two reference managers."""

    text: str
    bibtex: str
    ris: str


def cite(*, slug: str, title: str, address: str, edition: date) -> Citing:
    """Cite the record called ``slug`` as it stood in ``edition``."""
    day = f"{edition.day} {edition:%B %Y}"
    bibtex = (
        f"@misc{{{slug},\n  title  = {{{{{title}}}}},\n  author = {{{{{NAME}}}}},\n"
        f"  year   = {{{edition.year}}},\n  note   = {{Edition of {day}}},\n"
        f"  url    = {{{address}}}\n}}"
    )
    ris = f"TY  - DATA\nTI  - {title}\nAU  - {NAME}\nPY  - {edition.year}\nUR  - {address}\nER  -"
    text = f"{NAME} ({edition.year}). “{title}”, edition of {day}. {address}"
    return Citing(text, bibtex, ris)


def cite_register(*, address: str, edition: date) -> str:
    """Cite the register as a whole, as running text."""
    day = f"{edition.day} {edition:%B %Y}"
    return f"{NAME} ({edition.year}). Edition of {day}. {address}"
