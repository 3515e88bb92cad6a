"""The vocabulary once it is loaded: what it holds, and what a person says of it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker

from agreements.ingest import vocabulary
from agreements.models import Membership, Mineral, Party, PartyAlias, Pillar
from tests.factories import UserFactory
from tests.ingest.loading import folder_with, in_a_request, kept
from tests.register import undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The words of the files, loaded once; each test undoes what it changes."""
    with django_db_blocker.unblock(), undone():
        vocabulary.load()
        yield


def test_history_says_that_the_load_did_it():
    first = Pillar.pgh_event_model.objects.select_related("pgh_context").first()
    assert first.pgh_context.metadata == {
        "by": "Vocabulary load",
        "why": "The vocabulary of this version",
    }


def test_dysprosium_is_a_heavy_rare_earth_is_a_rare_earth():
    heavy = Mineral.objects.get(slug="dysprosium").parent
    assert (heavy.slug, heavy.parent.slug, heavy.parent.parent) == (
        "heavy-rare-earths",
        "rare-earths",
        None,
    )


def test_the_union_has_its_members_with_their_years():
    members = Membership.objects.filter(bloc__slug="european-union")
    assert {m.member.slug: str(m.since) for m in members} == {
        "belgium": "1958-01-01",
        "denmark": "1973-01-01",
        "estonia": "2004-05-01",
        "finland": "1995-01-01",
        "france": "1958-01-01",
        "germany": "1958-01-01",
        "greece": "1981-01-01",
        "italy": "1958-01-01",
        "luxembourg": "1958-01-01",
        "netherlands": "1958-01-01",
        "poland": "2004-05-01",
        "sweden": "1995-01-01",
    }


def test_no_alias_is_also_the_name_of_another_party():
    names = {party.name.casefold() for party in Party.objects.all()}
    assert [alias for alias in PartyAlias.objects.all() if alias.name.casefold() in names] == []


def test_a_row_that_a_person_edited_stays_and_is_named(capsys):
    vietnam = Party.objects.get(slug="vietnam")
    vietnam.name = "Viêt Nam"
    in_a_request(UserFactory(), vietnam.save)
    call_command("load_vocabulary")
    vietnam.refresh_from_db()
    assert vietnam.name == "Viêt Nam"
    assert capsys.readouterr().out.splitlines()[2:4] == [
        "parties: 0 added, 0 changed, 105 unchanged",
        "  kept as edited: party vietnam",
    ]


def test_a_row_that_a_person_renamed_is_not_loaded_a_second_time():
    vietnam = Party.objects.get(slug="vietnam")
    vietnam.slug = "viet-nam"
    in_a_request(UserFactory(), vietnam.save)
    assert kept() == ["party vietnam"]
    assert list(Party.objects.filter(iso2="VN")) == [vietnam]
    assert vietnam.aliases.count() == 3


def test_a_row_that_a_person_removed_does_not_come_back():
    in_a_request(UserFactory(), PartyAlias.objects.get(name="Burma").delete)
    assert kept() == ["party alias Burma (removed)"]
    assert not PartyAlias.objects.filter(name="Burma").exists()


def test_what_belonged_to_a_removed_party_does_not_come_back():
    in_a_request(UserFactory(), Party.objects.get(slug="zimbabwe").delete)
    assert kept() == [
        "party zimbabwe (removed)",
        "party alias Republic of Zimbabwe (removed)",
        "membership african-union zimbabwe (removed)",
    ]


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_a_change_that_no_person_made_is_brought_back(nobody):
    vietnam = Party.objects.get(slug="vietnam")
    vietnam.name = "Viêt Nam"
    if nobody:
        in_a_request(nobody, vietnam.save)
    else:
        vietnam.save()
    assert str(vocabulary.load()[2]) == ("parties: 0 added, 1 changed, 105 unchanged")
    vietnam.refresh_from_db()
    assert vietnam.name == "Vietnam"


def test_a_version_may_change_a_row_and_leave_what_it_does_not_mention(tmp_path):
    Mineral.objects.filter(slug="helium").update(symbol="")
    folder = folder_with(tmp_path, "agreements.mineral", slug="helium", name="Helium (gas)")
    assert [str(tally) for tally in vocabulary.load(folder)] == [
        "minerals: 0 added, 1 changed, 0 unchanged"
    ]
    helium = Mineral.objects.get(slug="helium")
    assert (helium.name, helium.group, helium.lists) == ("Helium (gas)", "industrial", ["eu-2023"])
