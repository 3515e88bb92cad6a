"""A table filled from a file: previewed, taken all or the good rows, signed in history."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group

from agreements import models
from agreements.models.history import events_of
from agreements.review.importing.reading import UnreadableFileError
from agreements.review.importing.running import ChangedSinceError, preview, take
from tests import factories

pytestmark = pytest.mark.django_db

PARTIES = b"""slug,name,kind,iso2
jp,Japan,state,JP
kr,South Korea,State,
xx,Nowhere,planet,
,Nameless,state,
jp,Japan again,state,
"""


@pytest.fixture
def curator() -> Any:
    user = factories.UserFactory(username="anna")
    user.groups.add(Group.objects.get(name="Curator"))
    return user


def taken(kind: str, body: bytes, by: Any, *, only_good: bool = False, saw: str = "") -> Any:
    saw = saw or preview(kind, body, by=by).digest
    return take(kind, body, name="parties.csv", only_good=only_good, saw=saw, by=by)


def test_the_preview_says_of_each_row_what_becomes_of_it_and_keeps_nothing(curator: Any) -> None:
    factories.PartyFactory(slug="jp", name="Nippon", kind="state", iso2="JP", iso3="JPN")
    factories.PartyFactory(slug="kr", name="South Korea", kind="state")
    lines = preview("parties", PARTIES, by=curator).lines
    assert [(line.number, line.state) for line in lines] == [
        (2, "changed"), (3, "unchanged"), (4, "refused"), (5, "refused"), (6, "refused"),
    ]  # fmt: skip
    assert lines[0].changes == [("name", "Nippon", "Japan")]
    assert [line.reasons for line in lines[2:]] == [
        ["kind: “planet” is not one of state, bloc, organisation, company."],
        ["slug: It is empty, so the row names nothing."],
        ["Another row of the file has the same name. Leave one out."],
    ]
    assert models.Party.objects.get(slug="jp").name == "Nippon"


def test_of_a_file_with_a_refused_row_nothing_is_taken(curator: Any) -> None:
    assert not taken("parties", PARTIES, curator).is_done
    assert not models.Party.objects.exists()


def test_unless_the_good_rows_are_asked_for(curator: Any) -> None:
    assert taken("parties", PARTIES, curator, only_good=True).is_done
    assert set(models.Party.objects.values_list("slug", flat=True)) == {"jp", "kr"}


def test_history_says_who_imported_which_file(curator: Any) -> None:
    party = factories.PartyFactory(slug="jp", name="Nippon")
    taken("parties", b"slug,name\njp,Japan\n", curator)
    context = events_of(party).first().pgh_context.metadata
    assert (context["by"], context["why"]) == ("anna", "Imported from parties.csv")


def test_columns_that_are_left_out_stay_and_an_empty_cell_empties(curator: Any) -> None:
    factories.PartyFactory(slug="jp", name="Japan", iso2="JP", iso3="JPN")
    taken("parties", b"slug,iso2\njp,\n", curator)
    party = models.Party.objects.get()
    assert (party.name, party.iso2, party.iso3) == ("Japan", "", "JPN")


def test_a_new_agreement_is_reviewed_by_who_imported_it(curator: Any) -> None:
    body = (
        b"slug,title,kind,status,signed_on,summary,text_read\n"
        b"a,Title,mou,Signed,2025-10,Words,yes\n"
    )
    assert taken("agreements", body, curator).is_done
    row = models.Agreement.objects.get()
    assert (row.trust, row.reviewed_by, row.legal_force) == ("reviewed", curator, "unclear")
    assert (str(row.signed_on), row.status, row.text_read) == ("2025-10", "signed", True)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("signed_on,2025-13", "signed_on: "),
        ("text_read,perhaps", "text_read: “perhaps” is neither yes nor no."),
        ("kind,", "kind: This field cannot be blank."),
        ("summary,", "summary: This field cannot be blank."),
        ("legal_force,binding", "What is only proposed cannot be binding."),
    ],
)
def test_what_breaks_a_rule_is_refused_in_words(curator: Any, cells: str, told: str) -> None:
    factories.AgreementFactory(slug="a", status="proposed", legal_force="unclear")
    name, value = cells.split(",")
    (line,) = preview("agreements", f"slug,{name}\na,{value}\n".encode(), by=curator).lines
    assert line.state == "refused"
    assert line.reasons[0].startswith(told)


def test_a_refusal_of_the_database_spares_the_other_rows(curator: Any) -> None:
    factories.MineralFactory(slug="a", parent=factories.MineralFactory(slug="b", parent=None))
    outcome = preview("minerals", b"slug,parent,symbol\nb,a,B\na,b,A\n", by=curator)
    assert [line.reasons for line in outcome.lines][1:] == [[]]
    assert "would stand under itself" in outcome.lines[0].reasons[0]


def test_what_was_merged_does_not_come_back(curator: Any) -> None:
    now = factories.FormerNameFactory(slug="old", agreement__slug="new").agreement
    (line,) = preview("agreements", b"slug,title\nold,Title\n", by=curator).lines
    assert line.reasons == [f"slug: It was merged into “{now.slug}”. Use that."]


def test_nothing_is_taken_where_the_register_changed_since_the_preview(curator: Any) -> None:
    party = factories.PartyFactory(slug="jp", name="Nippon")
    body = b"slug,name\njp,Japan\n"
    saw = preview("parties", body, by=curator).digest
    models.Party.objects.update(name="Nihon")
    with pytest.raises(ChangedSinceError) as caught:
        taken("parties", body, curator, saw=saw)
    party.refresh_from_db()
    assert party.name == "Nihon"
    assert caught.value.outcome.lines[0].changes == [("name", "Nihon", "Japan")]


def test_rows_that_the_account_may_not_write_are_refused() -> None:
    factories.PartyFactory(slug="jp", name="Nippon")
    viewer = factories.UserFactory()
    lines = preview("parties", b"slug,name,kind\njp,Japan,state\nkr,Korea,state\n", by=viewer).lines
    assert [line.reasons for line in lines] == [
        ["Your account may not change parties."],
        ["Your account may not add parties."],
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"name\nJapan\n", "no column slug. The columns are slug, name, kind, iso2, iso3"),
        (b"slug,colour\njp,red\n", "no such column: colour"),
        (b"slug,,name\njp,,Japan\n", "no such column: without a name"),
    ],
)
def test_columns_are_told(curator: Any, body: bytes, told: str) -> None:
    with pytest.raises(UnreadableFileError, match=told):
        preview("parties", body, by=curator)


def test_aliases_lists_and_outlets_are_filled_too(curator: Any) -> None:
    factories.PartyFactory(slug="kr")
    taken("aliases", b"name,party\nROK,kr\n", curator)
    taken("outlets", b"name,domain,kind\nReuters,reuters.com,News\nA,a.example,\n", curator)
    taken("minerals", b"slug,name,group,aliases\nli,Lithium,Battery,spodumene; brine\n", curator)
    assert models.PartyAlias.objects.get(name="ROK").party.slug == "kr"
    assert set(models.Outlet.objects.values_list("name", "domain", "kind")) == {
        ("Reuters", "reuters.com", "news"), ("A", "a.example", "unknown"),
    }  # fmt: skip
    assert models.Mineral.objects.get().aliases == ["spodumene", "brine"]
