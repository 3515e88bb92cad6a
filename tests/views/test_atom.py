"""Feeds of what changed: sound Atom, in words, the same ids for ever, page by page."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

import feedparser
import pghistory
import pytest
from django.test import Client
from lxml import etree

from agreements.models import Agreement, Commitment, Provision
from agreements.queries import changes
from agreements.queries.change_rows import everything, of_agreements
from agreements.queries.changes import changes_between, newest_changes
from tests.factories import (
    AgreementFactory,
    AgreementRelationFactory,
    ArticleFactory,
    CheckFactory,
    CitationFactory,
    ClaimFactory,
    CommitmentFactory,
    DisagreementFactory,
    EventFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
)

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(address: str):
    answer = Client().get(address)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(answer.content)
    assert not read.bozo
    return read


def told(address: str) -> str:
    return " ".join(entry.summary for entry in feed(address).entries)


def lines(agreement: Agreement) -> list[str]:
    found = changes_between(of_agreements([agreement.pk]), LONG_AGO)
    return [each for change in found for each in change.lines]


# --- Words -----------------------------------------------------------------------


def test_a_change_is_told_field_by_field_from_what_to_what():
    agreement = AgreementFactory()
    pillar = PillarFactory(name="Stockpiling")
    provision = ProvisionFactory(agreement=agreement, pillar=pillar, strength="intent")
    Provision.objects.filter(pk=provision.pk).update(strength="commitment", summary="They shall.")
    Agreement.objects.filter(pk=agreement.pk).update(signed_on="2025-10", text_read=True)

    found = only_updates(agreement)

    assert "Provision on Stockpiling: strength from Intent to Commitment; summary from" in found[1]
    assert found[1].endswith("to “They shall.”")
    assert found[0] == "Agreement: date from 28 Oct 2025 to Oct 2025; full text read from no to yes"


def only_updates(agreement: Agreement) -> list[str]:
    """What is told apart from the coming of the agreement, all of it in one transaction."""
    rows = [
        row
        for row in changes.rows_between(of_agreements([agreement.pk]), LONG_AGO)
        if row.deed == "update"
    ]
    names = changes._names(rows)
    return [found.text for row in rows if (found := changes.line(row, names))]


def test_an_agreement_that_comes_is_one_line_with_what_came_with_it():
    agreement = AgreementFactory()
    ProvisionFactory.create_batch(2, agreement=agreement)
    CommitmentFactory(agreement=agreement)

    assert lines(agreement) == ["Agreement added to the register, with 2 provisions, 1 commitment"]


def test_an_agreement_that_goes_is_told_by_the_name_it_had():
    agreement = AgreementFactory(title="The treaty that was")
    number = agreement.pk
    agreement.delete()

    [change] = changes_between(of_agreements([number]), LONG_AGO)

    assert change.title == "The treaty that was"
    assert change.lines[0].startswith("Agreement removed from the register")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda a: CitationFactory(
            provision=ProvisionFactory(agreement=a, pillar=PillarFactory(name="Scrap")),
            article=ArticleFactory(title="What was said"), locator="¶3"),
         "Citation of “What was said”"),
        (lambda a: CitationFactory(
            provision=ProvisionFactory(agreement=a, pillar=PillarFactory(name="Scrap"))),
         "for provision on Scrap added"),
        (lambda a: ClaimFactory(
            disagreement=DisagreementFactory(agreement=a, attribute="signed_on"), value="2025-03"),
         "Value “2025-03” of disagreement on signed on added"),
        (lambda a: CheckFactory(
            commitment=CommitmentFactory(agreement=a, summary="Meet."), looked_on="2026-05-03"),
         "Check of 3 May 2026 of commitment “Meet.” added: places"),
        (lambda a: ParticipationFactory(agreement=a, party=PartyFactory(name="Rwanda")),
         "Participation of Rwanda added"),
        (lambda a: EventFactory(agreement=a, title="They met", date="2026-02"),
         "Event “They met” added: trust"),
        (lambda a: AgreementRelationFactory(
            agreement=a, other=AgreementFactory(title="Old one"), relation="supersedes"),
         "Relation “supersedes Old one” added"),
    ],
)  # fmt: skip
def test_every_kind_of_thing_is_called_by_its_name(make, words):
    agreement = AgreementFactory()
    number = agreement.pk
    make(agreement)
    rows = [
        row
        for row in changes.rows_between(of_agreements([number]), LONG_AGO)
        if row.table != "Agreement"
    ]
    names = changes._names(rows)

    assert words in " ".join(line.text for row in rows if (line := changes.line(row, names)))


def test_who_and_why_stand_with_the_change():
    with pghistory.context(by="ada", why="The text was found"):
        agreement = AgreementFactory()

    [change] = changes_between(of_agreements([agreement.pk]), LONG_AGO)

    assert (change.by, change.why) == ("ada", "The text was found")


def test_the_first_state_noted_of_a_commitment_is_no_change_and_the_next_is_one():
    commitment = CommitmentFactory(due_on="2026-01-01")
    agreement = commitment.agreement
    for state in ("soon", "overdue"):
        Commitment.objects.update(noted_state=state, noted_on="2026-01-02")

    [told] = only_updates(agreement)

    assert told.endswith("state from Due within 60 days to Overdue and unverified")


# --- The feed --------------------------------------------------------------------


def test_a_feed_is_sound_and_names_itself_its_page_and_its_author():
    agreement = AgreementFactory(slug="a-pact", title="A pact & <more>")
    read = feed("/agreements/a-pact.atom")

    links = {(link.rel, urlsplit(link.href).path) for link in read.feed.links}
    assert links == {("alternate", "/agreements/a-pact/"), ("self", "/agreements/a-pact.atom")}
    assert read.feed.title == "A pact & <more>: changes"
    assert read.feed.author == "Critical Minerals Register"
    assert read.feed.updated == read.entries[0].updated
    assert read.entries[0].link.endswith(agreement.get_absolute_url())


def test_what_atom_must_have_is_there_as_the_standard_says():
    AgreementFactory(slug="a-pact")
    root = etree.fromstring(Client().get("/agreements/a-pact.atom").content)

    assert root.tag == f"{ATOM}feed"
    for holder in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            [found] = holder.findall(f"{ATOM}{name}")
            assert found.text.strip()
        assert datetime.fromisoformat(holder.find(f"{ATOM}updated").text).tzinfo
        assert holder.find(f"{ATOM}link[@rel='alternate']").get("href").startswith("http://")


def test_ids_are_the_same_each_time_and_after_a_new_title():
    agreement = AgreementFactory(slug="a-pact")
    before = {entry.id for entry in feed("/agreements/a-pact.atom").entries}
    Agreement.objects.filter(pk=agreement.pk).update(title="Another title")

    assert {entry.id for entry in feed("/agreements.atom").entries} >= before
    assert all(each.startswith("tag:testserver,2025:changes/") for each in before)


def test_text_from_outside_is_escaped_and_what_xml_may_not_hold_is_left_out():
    agreement = AgreementFactory(slug="a-pact", title="Bell\x07 <b>&")
    with pghistory.context(by="<script>alert(1)</script>\x00".replace("\x00", "")):
        EventFactory(agreement=agreement, title="<img src=x onerror=alert(1)>\x0b")
    answer = Client().get("/agreements/a-pact.atom").content.decode()

    assert "<script" not in answer
    assert "<img" not in answer
    assert feed("/agreements/a-pact.atom").entries[0].title == "Bell <b>&"


def test_a_reader_who_has_the_feed_is_told_so():
    AgreementFactory(slug="a-pact")
    first = Client().get("/agreements/a-pact.atom")
    again = Client().get("/agreements/a-pact.atom", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_feed_of_what_never_changed_is_sound_and_the_same_each_time():
    one, other = (Client().get("/agreements.atom").content for _ in range(2))

    assert one == other
    assert feed("/agreements.atom").entries == []


# --- Page by page ----------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_further_pages_follow_without_gap_or_repetition():
    titles = [AgreementFactory(title=f"Agreement {n}").title for n in range(5)]
    before, found, pages = None, [], 0
    while pages == 0 or before:
        page = newest_changes(everything(), before, size=2)
        found += [change.title for change in page.changes]
        before, pages = page.before, pages + 1

    assert found == titles[::-1]
    assert pages == 3


@pytest.mark.django_db(transaction=True)
def test_a_page_names_the_next_one():
    for n in range(changes.A_PAGE + 1):
        AgreementFactory(title=f"Agreement {n}")
    first = feed("/agreements.atom")
    [following] = [link.href for link in first.feed.links if link.rel == "next"]
    second = feed(urlsplit(following)._replace(scheme="", netloc="").geturl())

    assert len(first.entries) == changes.A_PAGE
    assert [entry.title for entry in second.entries] == ["Agreement 0"]
    assert [link for link in second.feed.links if link.rel == "next"] == []
