"""What an agreement says, in pieces that can be shown."""

import pytest

from agreements.models import Passage
from tests.factories import (
    AgreementMineralFactory,
    AmountFactory,
    CommitmentFactory,
    EventFactory,
    MineralFactory,
    ParticipationFactory,
    PartyAliasFactory,
    PillarFactory,
    ProvisionFactory,
    make_register,
)
from tests.models.searching import found, said
from tests.models.ways import updated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_texts")]


def test_the_passages_are_all_a_text_says_each_with_its_place():
    ParticipationFactory(
        agreement=said(),
        party=PartyAliasFactory(name="Nippon", party__name="Japan").party,
        signatory="Sanae Takaichi",
        office="Prime Minister",
    )
    pillar = PillarFactory(name="Stockpiling")
    ProvisionFactory(agreement=said(), pillar=pillar, summary="They mean to store.")
    AmountFactory(agreement=said(), what="A fund")
    CommitmentFactory(agreement=said(), summary="Money.", note="No page says so.")
    EventFactory(agreement=said(), title="Signed", place="Tokyo")
    for name, aliases in (("Lithium", []), ("Bauxite", ["aluminium ore", "alumina"])):
        mineral = MineralFactory(name=name, aliases=aliases)
        AgreementMineralFactory(agreement=said(), mineral=mineral)
    updated(said(), official_title="An official text", place="Akasaka Palace")
    passages = Passage.objects.filter(agreement__slug="said")
    said_there = dict(passages.values_list("place", "text"))
    assert sorted(said_there.pop("Minerals").split(", ")) == [
        "Bauxite",
        "Lithium",
        "alumina",
        "aluminium ore",
    ]
    assert said_there == {
        "Title": "A text · An official text",
        "Summary": "Plain words.",
        "Parties": "Japan, Nippon, Sanae Takaichi, Prime Minister",
        "Stockpiling": "They mean to store.",
        "Pillar": "Stockpiling",
        "Commitment": "Money. No page says so.",
        "Event": "Signed, Tokyo",
        "Amount": "A fund",
        "Place": "Akasaka Palace",
    }


def test_passages_have_ids_of_their_own():
    make_register(3)
    ids = list(Passage.objects.values_list("pk", flat=True))
    assert len(set(ids)) == len(ids) > 3 * 15


def test_a_text_with_nothing_in_it_still_has_its_title_and_summary():
    passages = Passage.objects.filter(agreement__slug="silent").order_by("pk")
    assert [(each.place, each.text) for each in passages] == [
        ("Title", "A text"),
        ("Summary", "Plain words."),
    ]


def test_every_word_of_a_passage_is_found():
    agreement = make_register(1)[0]
    missed = [
        each.text
        for each in Passage.objects.filter(agreement=agreement)
        if not found(f'"{each.text}"').filter(pk=agreement.pk)
    ]
    assert missed == []


def test_a_pillar_with_several_provisions_is_named_once():
    pillar = PillarFactory(name="Stockpiling")
    for summary in ("One.", "Another."):
        ProvisionFactory(agreement=said(), pillar=pillar, summary=summary)
    places = Passage.objects.filter(agreement__slug="said").values_list("place", "text")
    assert sorted(places)[:3] == [
        ("Pillar", "Stockpiling"),
        ("Stockpiling", "Another."),
        ("Stockpiling", "One."),
    ]
