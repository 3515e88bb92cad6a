"""The vocabulary arrives whole, and twice is once; see also ``test_loaded_vocabulary``."""

import json
from typing import Any

import pytest
from django.core.management import call_command

from agreements.ingest import vocabulary
from agreements.models import Cue, Membership, Mineral, Party, PartyAlias, Pillar
from tests.factories import UserFactory
from tests.ingest.loading import folder_with, in_a_request, kept

pytestmark = pytest.mark.django_db

TABLES = (Pillar, Mineral, Party, PartyAlias, Membership, Cue)
FILES = sorted(vocabulary.FOLDER.glob("*.json"))
ROWS = [row for path in FILES for row in json.loads(path.read_text(encoding="utf-8"))]
CUES = sum(row["model"] == "agreements.cue" for row in ROWS)


def history_length() -> int:
    return sum(table.pgh_event_model.objects.count() for table in TABLES)


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


def test_a_row_that_a_person_added_with_the_same_key_stays():
    usa = Party(slug="united-states", name="USA", kind="state")
    in_a_request(UserFactory(), usa.save)
    assert kept() == ["party united-states"]
    usa.refresh_from_db()
    assert (usa.name, usa.iso2) == ("USA", "")


def test_a_row_that_points_at_nothing_is_refused_by_name(tmp_path):
    folder = folder_with(tmp_path, "agreements.partyalias", name="Tartary", party=["tartary"])
    with pytest.raises(vocabulary.UnknownRowError, match="There is no party “tartary” to point at"):
        vocabulary.load(folder)
    assert not PartyAlias.objects.exists()
