"""The vocabulary arrives whole, twice is once, and a person's word stands."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory
from pghistory.middleware import HistoryMiddleware

from agreements.ingest import vocabulary
from agreements.models import Cue, Membership, Mineral, Party, PartyAlias, Pillar

pytestmark = pytest.mark.django_db

TABLES = (Pillar, Mineral, Party, PartyAlias, Membership, Cue)
FILES = sorted(vocabulary.FOLDER.glob("*.json"))
ROWS = [row for path in FILES for row in json.loads(path.read_text(encoding="utf-8"))]
CUES = sum(row["model"] == "agreements.cue" for row in ROWS)


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("curator")


def in_a_request(user: User | AnonymousUser, change: Callable[[], object]) -> None:
    """Make a change as a page does: signed in as ``user``, within the history middleware."""

    def page(_request: object) -> HttpResponse:
        change()
        return HttpResponse()

    request = RequestFactory().post("/admin/")
    request.user = user
    HistoryMiddleware(page)(request)


def history_length() -> int:
    return sum(table.pgh_event_model.objects.count() for table in TABLES)


def kept() -> list[str]:
    return [row for tally in vocabulary.load() for row in tally.kept]


def folder_with(folder: Path, model: str, **fields: Any) -> Path:
    """A folder whose only file holds one row."""
    (folder / "rows.json").write_text(json.dumps([{"model": model, "fields": fields}]))
    return folder


def test_the_first_load_adds_every_row_and_says_so(capsys):
    call_command("load_vocabulary")
    assert capsys.readouterr().out.splitlines() == [
        "pillars: 23 added, 0 changed, 0 unchanged",
        "minerals: 83 added, 0 changed, 0 unchanged",
        "parties: 106 added, 0 changed, 0 unchanged",
        "party aliases: 147 added, 0 changed, 0 unchanged",
        "memberships: 47 added, 0 changed, 0 unchanged",
        f"cues: {CUES} added, 0 changed, 0 unchanged",
    ]
    assert [table.objects.count() for table in TABLES] == [23, 83, 106, 147, 47, CUES]


def test_a_second_load_changes_nothing_and_leaves_no_history(capsys):
    vocabulary.load()
    before = history_length()
    call_command("load_vocabulary")
    assert history_length() == before == len(ROWS)
    assert capsys.readouterr().out.splitlines() == [
        "pillars: 0 added, 0 changed, 23 unchanged",
        "minerals: 0 added, 0 changed, 83 unchanged",
        "parties: 0 added, 0 changed, 106 unchanged",
        "party aliases: 0 added, 0 changed, 147 unchanged",
        "memberships: 0 added, 0 changed, 47 unchanged",
        f"cues: 0 added, 0 changed, {len(ROWS) - 23 - 83 - 106 - 147 - 47} unchanged",
    ]


def test_loaddata_reads_the_same_files_and_twice_leaves_no_history():
    call_command("loaddata", *FILES, verbosity=0)
    before = history_length()
    call_command("loaddata", *FILES, verbosity=0)
    assert history_length() == before == len(ROWS)
    assert {str(tally) for tally in vocabulary.load()} >= {
        "minerals: 0 added, 0 changed, 83 unchanged",
        "memberships: 0 added, 0 changed, 47 unchanged",
    }


def test_history_says_that_the_load_did_it():
    vocabulary.load()
    first = Pillar.pgh_event_model.objects.select_related("pgh_context").first()
    assert first.pgh_context.metadata == {
        "by": "Vocabulary load",
        "why": "The vocabulary of this version",
    }


def test_dysprosium_is_a_heavy_rare_earth_is_a_rare_earth():
    vocabulary.load()
    heavy = Mineral.objects.get(slug="dysprosium").parent
    assert (heavy.slug, heavy.parent.slug, heavy.parent.parent) == (
        "heavy-rare-earths",
        "rare-earths",
        None,
    )


def test_the_union_has_its_members_with_their_years():
    vocabulary.load()
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
    vocabulary.load()
    names = {party.name.casefold() for party in Party.objects.all()}
    assert [alias for alias in PartyAlias.objects.all() if alias.name.casefold() in names] == []


def test_fixtures_stand_in_the_order_they_are_kept_in():
    def order(row: dict[str, Any]) -> list[Any]:
        fields = row["fields"]
        if row["model"] == "agreements.mineral":
            return [len(above(fields["slug"])), fields["slug"]]
        keys = ("order", "bloc", "party", "slug", "member", "name")
        return [fields[key] for key in keys if key in fields]

    parents = {
        row["fields"]["slug"]: row["fields"]["parent"]
        for row in ROWS
        if row["model"] == "agreements.mineral"
    }

    def above(slug: str) -> list[str]:
        return [slug, *above(parents[slug][0])] if parents[slug] else [slug]

    for path in FILES:
        rows = json.loads(path.read_text(encoding="utf-8"))
        assert rows == sorted(rows, key=order)


def test_a_row_that_a_person_edited_stays_and_is_named(curator, capsys):
    vocabulary.load()
    vietnam = Party.objects.get(slug="vietnam")
    vietnam.name = "Viêt Nam"
    in_a_request(curator, vietnam.save)
    call_command("load_vocabulary")
    vietnam.refresh_from_db()
    assert vietnam.name == "Viêt Nam"
    assert capsys.readouterr().out.splitlines()[2:4] == [
        "parties: 0 added, 0 changed, 105 unchanged",
        "  kept as edited: party vietnam",
    ]


def test_a_row_that_a_person_renamed_is_not_loaded_a_second_time(curator):
    vocabulary.load()
    vietnam = Party.objects.get(slug="vietnam")
    vietnam.slug = "viet-nam"
    in_a_request(curator, vietnam.save)
    assert kept() == ["party vietnam"]
    assert list(Party.objects.filter(iso2="VN")) == [vietnam]
    assert vietnam.aliases.count() == 3


def test_a_row_that_a_person_removed_does_not_come_back(curator):
    vocabulary.load()
    in_a_request(curator, PartyAlias.objects.get(name="Burma").delete)
    assert kept() == ["party alias Burma (removed)"]
    assert not PartyAlias.objects.filter(name="Burma").exists()


def test_what_belonged_to_a_removed_party_does_not_come_back(curator):
    vocabulary.load()
    in_a_request(curator, Party.objects.get(slug="zimbabwe").delete)
    assert kept() == [
        "party zimbabwe (removed)",
        "party alias Republic of Zimbabwe (removed)",
        "membership african-union zimbabwe (removed)",
    ]


def test_a_row_that_a_person_added_with_the_same_key_stays(curator):
    usa = Party(slug="united-states", name="USA", kind="state")
    in_a_request(curator, usa.save)
    assert kept() == ["party united-states"]
    usa.refresh_from_db()
    assert (usa.name, usa.iso2) == ("USA", "")


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_a_change_that_no_person_made_is_brought_back(nobody):
    vocabulary.load()
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
    vocabulary.load()
    Mineral.objects.filter(slug="helium").update(symbol="")
    folder = folder_with(tmp_path, "agreements.mineral", slug="helium", name="Helium (gas)")
    assert [str(tally) for tally in vocabulary.load(folder)] == [
        "minerals: 0 added, 1 changed, 0 unchanged"
    ]
    helium = Mineral.objects.get(slug="helium")
    assert (helium.name, helium.group, helium.lists) == ("Helium (gas)", "industrial", ["eu-2023"])


def test_a_row_that_points_at_nothing_is_refused_by_name(tmp_path):
    folder = folder_with(tmp_path, "agreements.partyalias", name="Tartary", party=["tartary"])
    with pytest.raises(vocabulary.UnknownRowError, match="There is no party “tartary” to point at"):
        vocabulary.load(folder)
    assert not PartyAlias.objects.exists()
