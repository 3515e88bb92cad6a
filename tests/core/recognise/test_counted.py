"""Articles that say how many papers one party signed, and then tell of each."""

import pytest

from tests.core.recognise.reading import codes, found

NUMBERED = """Norway signed two memoranda of understanding on critical minerals in Oslo on Tuesday.

The first, with Ghana, foresees joint geological surveys. Officials have six months to draw up a \
work plan.

The second, with Peru, is about a road. The ministers want to raise $40 million for it."""
NAMED = """Denmark has concluded three accords on copper in a week, its trade minister said on \
Friday.

The Chilean accord was signed in Santiago on Monday. It promises training for miners.

The Peruvian accord followed in Lima on Wednesday.

The text with Ghana, signed in Accra on Thursday, has a fund of $15 million."""
HEADED = """Three texts on raw materials were signed in Oslo on Thursday 5 March, all by Norway.

Ghana: every bag with a name

The memorandum wants ore traced to its pit. A working group is due within 90 days.

Peru, in earnest

Peru's mining minister signed a paper of the same sort.

The long line

The third text has more signatures. Norway, Ghana, Togo and Benin put their names to a \
memorandum on a railway. Studies are to begin before the end of the year.

Before that

In December last year Denmark signed a memorandum on copper with Ghana."""
LISTED = """Chile signed two agreements on lithium in Santiago on Thursday.

- With Norway: a framework that speeds up permits.
- With Ghana: a memorandum on training for engineers."""
TURNS = """Norway signed three minerals partnerships in Oslo on Thursday.

Chile came first. Its memorandum covers lithium.

Ghana's paper is about research, and Peru's is about joint surveys."""

REPORTED = """Ghana's trade ministry said on Tuesday it had signed memoranda with Norway, Chile \
and Peru on critical minerals during a forum in Accra.

Norway's memorandum covers exploration. The Chilean one, worth 12 million dollars, is about a \
smelter."""
SPANISH = """Noruega firmó el martes en Oslo dos memorandos de entendimiento sobre minerales \
críticos.

El primero, con Perú, prevé la formación de técnicos.

El segundo, con Chile, prevé 40 millones de euros."""


def told(text, published="2026-03-13", title="Minerals papers"):
    findings = found(text, title=title, published=published)
    return [
        (codes(each), str(each.signed_on), each.place)
        for each in findings.agreements
        if each.mention == "main"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            NUMBERED,
            [(["GH", "NO"], "2026-03-10", "Oslo"), (["NO", "PE"], "2026-03-10", "Oslo")],
        ),
        (
            NAMED,
            [
                (["CL", "DK"], "2026-03-09", "Santiago"),
                (["DK", "PE"], "2026-03-11", "Lima"),
                (["DK", "GH"], "2026-03-12", "Accra"),
            ],
        ),
        (
            HEADED,
            [
                (["GH", "NO"], "2026-03-05", "Oslo"),
                (["NO", "PE"], "2026-03-05", "Oslo"),
                (["BJ", "GH", "NO", "TG"], "2026-03-05", "Oslo"),
            ],
        ),
        (
            LISTED,
            [(["CL", "NO"], "2026-03-12", "Santiago"), (["CL", "GH"], "2026-03-12", "Santiago")],
        ),
        (
            TURNS,
            [
                (["CL", "NO"], "2026-03-12", "Oslo"),
                (["GH", "NO"], "2026-03-12", "Oslo"),
                (["NO", "PE"], "2026-03-12", "Oslo"),
            ],
        ),
        (
            REPORTED,
            [
                (["GH", "NO"], "2026-03-10", "Accra"),
                (["CL", "GH"], "2026-03-10", "Accra"),
                (["GH", "PE"], "2026-03-10", "Accra"),
            ],
        ),
    ],
    ids=["numbers", "names", "headings", "list", "turns", "reported"],
)
def test_each_of_those_counted_has_its_parties_day_and_place(text, expected):
    assert told(text) == expected


def test_each_has_what_is_said_under_its_number_or_heading():
    numbered = found(NUMBERED, published="2026-03-13")
    assert [(each.agreement, each.due) for each in numbered.commitments] == [("a1", "P6M")]
    assert [(each.agreement, each.value) for each in numbered.amounts] == [("a2", 40_000_000)]
    headed = found(HEADED, published="2026-03-13")
    assert [(each.agreement, each.due) for each in headed.commitments] == [
        ("a1", "P90D"),
        ("a3", "2026-12-31"),
    ]


def test_numbers_of_other_languages_count_too():
    findings = found(SPANISH, published="2026-03-13", language="es")
    assert [codes(each) for each in findings.agreements] == [["NO", "PE"], ["CL", "NO"]]
    assert [(each.agreement, each.value) for each in findings.amounts] == [("a2", 40_000_000)]


def test_one_told_of_beside_those_counted_is_only_mentioned():
    others = [
        each for each in found(HEADED, published="2026-03-13").agreements if each.mention != "main"
    ]
    assert [(codes(each), str(each.signed_on)) for each in others] == [(["DK", "GH"], "2025-12")]


def test_what_two_partners_signed_between_themselves_is_mentioned_with_both():
    text = f"{NUMBERED}\n\nIn January the two partners concluded a framework between themselves."
    last = found(text, published="2026-03-13").agreements[-1]
    assert (codes(last), str(last.signed_on), last.mention) == (["GH", "PE"], "2026-01", "passing")


def test_one_agreement_of_many_chapters_is_not_several():
    text = (
        "Norway and Ghana signed a memorandum on critical minerals in Oslo on Tuesday. It "
        "builds on two accords with Peru.\n\nThe first chapter, with six articles, is on maps."
        "\n\nThe second is about Ghana's smelters."
    )
    assert [each[0] for each in told(text)] == [["GH", "NO"]]
