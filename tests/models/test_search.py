"""The words of an agreement are searched as they are now, whichever way they came."""

import pytest
from django.db import connection

from agreements.models import Agreement
from tests.factories import (
    AgreementMineralFactory,
    AmountFactory,
    CommitmentFactory,
    EventFactory,
    MineralFactory,
    ParticipationFactory,
    PartyAliasFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
    make_register,
)
from tests.models import ways
from tests.models.searching import finds, said
from tests.models.ways import updated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_texts")]

WAYS = pytest.mark.parametrize("write", ways.CHANGES)


def of_the_agreement(_):
    return said()


def of_a_party(_):
    return ParticipationFactory(agreement=said()).party


def of_an_alias(_):
    return PartyAliasFactory(party=ParticipationFactory(agreement=said()).party)


def of_a_pillar(_):
    return ProvisionFactory(agreement=said()).pillar


def of_a_mineral(_):
    return AgreementMineralFactory(agreement=said()).mineral


def of(factory):
    return lambda _: factory(agreement=said())


PLACES = [
    pytest.param(of_the_agreement, "title", id="title"),
    pytest.param(of_the_agreement, "official_title", id="official title"),
    pytest.param(of_the_agreement, "summary", id="summary"),
    pytest.param(of_the_agreement, "place", id="place"),
    pytest.param(of(ProvisionFactory), "summary", id="provision"),
    pytest.param(of(CommitmentFactory), "summary", id="commitment"),
    pytest.param(of(CommitmentFactory), "note", id="note of a commitment"),
    pytest.param(of(AmountFactory), "what", id="amount"),
    pytest.param(of(EventFactory), "title", id="event"),
    pytest.param(of(EventFactory), "place", id="place of an event"),
    pytest.param(of(ParticipationFactory), "signatory", id="signatory"),
    pytest.param(of(ParticipationFactory), "office", id="office"),
    pytest.param(of_a_party, "name", id="party"),
    pytest.param(of_an_alias, "name", id="alias"),
    pytest.param(of_a_pillar, "name", id="pillar"),
    pytest.param(of_a_mineral, "name", id="mineral"),
]


@WAYS
@pytest.mark.parametrize(("row_of", "column"), PLACES)
def test_a_word_is_found_while_it_stands_there_and_not_after(row_of, column, write):
    row = row_of(None)
    assert finds("zirconium") == []
    write(row, **{column: "All about zirconium"})
    assert finds("zirconium") == ["said"]
    write(row, **{column: "All about hafnium"})
    assert (finds("zirconium"), finds("hafnium")) == ([], ["said"])


def made(factory, **values):
    factory(agreement=said(), **values)


def made_in_bulk(factory, **values):
    held = factory()
    row = factory.build(agreement=said(), **values)
    for name in ("pillar", "party", "mineral"):
        if hasattr(held, name) and name not in values:
            setattr(row, name, getattr(held, name))
    factory._meta.model.objects.bulk_create([row])


@pytest.mark.parametrize("make", [made, made_in_bulk])
@pytest.mark.parametrize(
    ("factory", "values"),
    [
        (ProvisionFactory, {"summary": "Zirconium"}),
        (CommitmentFactory, {"summary": "Zirconium"}),
        (EventFactory, {"title": "Zirconium"}),
        (AmountFactory, {"what": "Zirconium"}),
        (ParticipationFactory, {"signatory": "Minister of Zirconium"}),
    ],
)
def test_a_new_row_is_found_and_a_deleted_one_is_not(factory, values, make):
    make(factory, **values)
    assert finds("zirconium") == ["said"]
    factory._meta.model.objects.filter(agreement__slug="said").delete()
    assert finds("zirconium") == []


def test_a_row_deleted_in_plain_sql_is_not_found():
    ProvisionFactory(agreement=said(), summary="Zirconium")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM agreements_provision")
    assert finds("zirconium") == []


def test_a_mineral_is_found_while_it_is_named():
    zirconium = MineralFactory(name="Zirconium")
    said().minerals.add(zirconium)
    assert finds("zirconium") == ["said"]
    said().minerals.clear()
    assert finds("zirconium") == []


@WAYS
def test_a_mineral_is_found_by_each_of_its_names_while_it_has_them(write):
    aluminium = AgreementMineralFactory(agreement=said(), mineral__name="Bauxite").mineral
    write(aluminium, aliases=["aluminum", "alumina"])
    assert [finds(name) for name in ("bauxite", "aluminum", "alumina")] == [["said"]] * 3
    write(aluminium, aliases=["alumina"])
    assert [finds(name) for name in ("aluminum", "alumina")] == [[], ["said"]]


def test_a_party_is_found_by_each_of_its_names_while_it_has_them():
    korea = PartyFactory(name="South Korea")
    ParticipationFactory(agreement=said(), party=korea)
    alias = PartyAliasFactory(party=korea, name="Taehan Minguk")
    assert (finds("south korea"), finds("minguk")) == (["said"], ["said"])
    alias.delete()
    assert (finds("south korea"), finds("minguk")) == (["said"], [])


def test_one_new_name_is_found_in_every_text_that_uses_it():
    pillar = PillarFactory()
    for slug in ("said", "silent"):
        ProvisionFactory(agreement=Agreement.objects.get(slug=slug), pillar=pillar)
    updated(pillar, name="Zirconium")
    assert finds("zirconium") == ["said", "silent"]


@WAYS
@pytest.mark.parametrize(
    ("factory", "column", "other"),
    [
        (ProvisionFactory, "pillar", PillarFactory),
        (ParticipationFactory, "party", PartyFactory),
        (AgreementMineralFactory, "mineral", MineralFactory),
    ],
)
def test_a_row_that_points_elsewhere_is_found_by_the_other_name(factory, column, other, write):
    row = factory(agreement=said(), **{column: other(name="Zirconium")})
    write(row, **{column: other(name="Hafnium")})
    assert (finds("zirconium"), finds("hafnium")) == ([], ["said"])


MOVED_ROWS = [
    (ProvisionFactory, "summary"),
    (CommitmentFactory, "summary"),
    (EventFactory, "title"),
    (AmountFactory, "what"),
    (ParticipationFactory, "signatory"),
]


@WAYS
@pytest.mark.parametrize(("factory", "column"), MOVED_ROWS)
def test_a_row_moved_to_another_text_takes_its_words_along(factory, column, write):
    row = factory(agreement=said(), **{column: "Zirconium"})
    write(row, agreement=Agreement.objects.get(slug="silent"))
    assert finds("zirconium") == ["silent"]


@WAYS
def test_an_alias_moved_to_another_party_takes_its_texts_along(write):
    alias = PartyAliasFactory(party=ParticipationFactory(agreement=said()).party, name="Zirconia")
    silent = Agreement.objects.get(slug="silent")
    write(alias, party=ParticipationFactory(agreement=silent).party)
    assert finds("zirconia") == ["silent"]


def test_a_text_can_be_deleted_with_all_it_says():
    make_register(1)
    Agreement.objects.exclude(slug="silent").delete()
    assert list(Agreement.objects.values_list("slug", flat=True)) == ["silent"]
