"""The list of parties: whom it finds, and every number with the list behind it."""

import csv
import io
import re

import pytest
from django.test import Client

from agreements.models import Commitment, Participation, Party
from agreements.queries.editions import today
from tests.factories import (
    AgreementFactory,
    CommitmentFactory,
    ParticipationFactory,
    PartyAliasFactory,
    PartyFactory,
    ProvisionFactory,
)
from tests.views.reading import length, links, text_of

pytestmark = pytest.mark.django_db
HEADING = re.compile(r'id="results-h">(\d+) agreement')


def body(query: str = "") -> str:
    return Client().get(f"/parties/{query}").content.decode()


def rows(query: str = "") -> list[str]:
    """The rows of the list, as a reader sees them."""
    table = body(query).partition("<tbody>")[2].partition("</tbody>")[0]
    return [text_of(row) for row in re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL)]


def names(query: str = "") -> list[str]:
    table = body(query).partition('id="results"')[2].partition("</section>")[0]
    return [text_of(each) for each in re.findall(r'<a href="/parties/[^"#]+">(\D.*?)</a>', table)]


def file(query: str = "") -> list[dict[str, str]]:
    answer = Client().get(f"/parties.csv{query}")
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_counts_roles_partners_pillars_and_what_is_overdue():
    japan = PartyFactory(name="Japan", slug="japan", iso2="JP", iso3="JPN")
    korea = PartyFactory(name="Korea")
    signed = AgreementFactory(parties=[japan, korea])
    ParticipationFactory(agreement=signed, party=japan, role="member")
    joined = ParticipationFactory(party=japan, role="context").agreement
    ParticipationFactory(agreement=joined, party=korea)
    pillar = ProvisionFactory(agreement=signed).pillar
    ProvisionFactory(agreement=joined, pillar=pillar)
    CommitmentFactory(agreement=signed, pillar=pillar, due_on="2020-01-01")
    CommitmentFactory(agreement=signed, pillar=pillar, due_on="2999-01-01")

    assert rows("?sort=name") == ["JP Japan State 2 1 1 1 1 1 1", "Korea State 2 2 0 0 1 1 1"]


def test_who_is_in_no_agreement_stands_there_quietly():
    PartyFactory(name="Bank", kind="organisation")

    assert rows() == ["Bank Organisation 0 0 0 0 0 0 0"]
    assert '<tr class="quiet">' in body()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Busy", "Cote", "Gécamines"]),
        ("?sort=name", ["Busy", "Cote", "Gécamines"]),
        ("?kind=company", ["Gécamines"]),
        ("?kind=company&kind=state", ["Busy", "Cote", "Gécamines"]),
        ("?kind=bloc", []),
        ("?q=gecamines", ["Gécamines"]),
        ("?q=GÉCA", ["Gécamines"]),
        ("?q=ivory", ["Cote"]),
        ("?q=ci", ["Cote"]),
        ("?q=civ", ["Cote"]),
        ("?q=c&kind=company", ["Gécamines"]),
        ("?q=%25", []),
        ("?q=nobody", []),
    ],
)
def test_every_filter_finds_what_it_says(query, found):
    PartyFactory(name="Gécamines", kind="company")
    state = PartyFactory(name="Cote", iso2="CI", iso3="CIV")
    PartyAliasFactory(party=state, name="Ivory Coast")
    AgreementFactory(parties=[PartyFactory(name="Busy")])

    assert names(query) == found


def test_the_busiest_come_first_or_all_by_name():
    busy, idle = PartyFactory(name="Z busy"), PartyFactory(name="A idle")
    AgreementFactory(parties=[busy, idle])
    AgreementFactory(parties=[busy])

    assert names() == ["Z busy", "A idle"]
    assert names("?sort=name") == ["A idle", "Z busy"]


def test_a_kind_says_how_many_there_are_under_the_text():
    PartyFactory(name="A bank", kind="organisation")
    PartyFactory(name="A state")
    PartyFactory(name="Other")
    chips = re.findall(r'class="chip"[^>]*>(.*?)</a>', body("?q=a&page=2"))

    assert [text_of(chip) for chip in chips] == [
        "Every kind 2", "State 1", "Bloc 0", "Organisation 1", "Company 0",
    ]  # fmt: skip


def test_thousands_are_shown_a_page_at_a_time_and_the_file_holds_all():
    Party.objects.bulk_create(
        PartyFactory.build(slug=f"p-{n}", name=f"P {n:04}") for n in range(1200)
    )
    pages = [names(f"?sort=name&page={n}") for n in range(1, 9)]

    assert [len(page) for page in pages] == [150] * 8
    assert len({name for page in pages for name in page}) == 1200
    assert len(file()) == 1200


def test_on_a_day_only_what_was_known_counts():
    japan = PartyFactory(name="Japan")
    AgreementFactory(parties=[japan, PartyFactory(name="Korea")], signed_on="2020-01-01")
    AgreementFactory(parties=[japan, PartyFactory(name="Late")], signed_on="2025-01-01")

    assert rows("?as_of=2021&sort=name") == [
        "Japan State 1 1 0 0 1 0 0", "Korea State 1 1 0 0 1 0 0", "Late State 0 0 0 0 0 0 0",
    ]  # fmt: skip
    assert "As it stood on 31 December 2021" in text_of(body("?as_of=2021"))
    assert "/agreements/?party=" in body("?as_of=2021")
    assert "as_of=2021-12-31" in body("?as_of=2021")


@pytest.mark.parametrize("query", ["?kind=planet", "?sort=odd", "?as_of=soon", f"?q={'x' * 201}"])
def test_what_cannot_be_read_is_said_on_the_page_and_refused_by_the_file(query):
    PartyFactory(name="Japan")
    answer = Client().get(f"/parties.csv{query}")

    assert "Part of what you asked could not be read" in body(query)
    assert names(query) == ["Japan"]
    assert answer.status_code == 400
    assert query[1:].partition("=")[0] in answer.content.decode()


@pytest.mark.parametrize(
    "query", ["", "?kind=company", "?q=japan", "?sort=name&as_of=2024-06-30", "?kind=state&q=an"]
)
def test_the_file_holds_the_rows_on_the_screen(real_register, query):
    written = [
        " ".join(
            [
                f"{row['ISO alpha-2']} {row['Party']}".strip(), row["Kind"].capitalize(),
                row["Agreements"], row["As signatory"], row["As member"], row["In another role"],
                row["Partners"], row["Pillars"], row["Overdue"],
            ]
        )
        for row in file(query)
    ]  # fmt: skip

    assert written == rows(query)


def test_every_number_is_the_length_of_its_list(real_register):
    shown = links(body())

    assert len(shown) > 250
    assert [(href, n) for href, n in shown if length(href) != n] == []


def test_the_list_says_the_same_number(real_register):
    for href, n in links(body())[::60]:
        assert HEADING.findall(Client().get(href).content.decode()) == [str(n)], href


def test_every_number_of_the_past_is_the_length_of_its_list(real_register):
    shown = links(body("?as_of=2024-06-30"))[::5]

    assert len(shown) > 10
    assert [(href, n) for href, n in shown if length(href) != n] == []


def test_partners_pillars_and_overdue_are_those_of_plain_python(real_register):
    written = {row["Party id"]: row for row in file()}
    assert len(written) == 106
    late = Commitment.objects.with_state(today()).filter(state__in=["overdue", "contradicted"])
    for party in Party.objects.all():
        mine = set(Participation.objects.filter(party=party).values_list("agreement", flat=True))
        others = Participation.objects.filter(agreement__in=mine).exclude(party=party)
        pillars = party.participation_set.values("agreement__provision__pillar")
        row = written[party.slug]
        assert int(row["Agreements"]) == len(mine)
        assert int(row["Partners"]) == len(set(others.values_list("party", flat=True)))
        assert int(row["Pillars"]) == len(
            {each["agreement__provision__pillar"] for each in pillars} - {None}
        )
        assert int(row["Overdue"]) == sum(each.agreement_id in mine for each in late)
