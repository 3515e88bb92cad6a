"""What a person merged stays merged: files and articles that name it lead to what stays."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from agreements import models
from agreements.ingest.dossiers import Outcome, load
from agreements.ingest.store import _outlet
from agreements.review.merging_records import merge_records
from tests import factories
from tests.ingest.files import SLUG, changed, rows, write
from tests.register import DOSSIERS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]


@pytest.fixture
def anna() -> Any:
    return factories.UserFactory(username="anna")


def merged(model: Any, stays: str, goes: str, by: Any, name: str = "slug") -> Any:
    keep, drop = (model.objects.get(**{name: word}).pk for word in (stays, goes))
    return merge_records(model, keep=keep, drop=drop, taken=(), why="The same", by=by).row


def said() -> Counter[Any]:
    return Counter(models.Citation.objects.values_list("article", "quote", "start", "reports"))


def test_the_dossier_of_what_was_merged_is_refused_and_no_citation_lost(anna: Any) -> None:
    goes = models.Agreement.objects.exclude(slug=SLUG).order_by("slug")[0].slug
    merged(models.Agreement, SLUG, goes, anna)
    before, citations = rows(), said()
    report = load([DOSSIERS])
    assert report.outcomes[f"{goes}.yaml"] == Outcome.REFUSED
    assert f"it was merged into {SLUG}" in "\n".join(map(str, report.faults))
    assert said() == citations
    assert not models.Agreement.objects.filter(slug=goes).exists()
    again = rows()
    load([DOSSIERS])
    assert changed(again) == {}
    assert set(changed(before)) <= {
        "agreements_suggestion",
        "agreements_suggestionevent",
        "pghistory_context",
    }


def test_a_dossier_that_names_a_merged_party_means_the_one_that_stays(
    anna: Any, tmp_path: Any
) -> None:
    merged(models.Party, "australia", "japan", anna)
    report = load([write(tmp_path)])
    assert report.faults == []
    parts = models.Participation.objects.filter(agreement__slug=SLUG)
    assert set(parts.values_list("party__slug", flat=True)) == {"australia", "united-states"}
    assert not models.Party.objects.filter(slug="japan").exists()
    before = rows()
    load([tmp_path])
    assert changed(before) == {}


def test_an_article_of_a_merged_outlet_is_of_the_one_that_stays(anna: Any) -> None:
    stays = factories.OutletFactory(name="The Wire", domain="wire.example")
    factories.OutletFactory(name="Wire mirror", domain="mirror.example")
    merged(models.Outlet, "The Wire", "Wire mirror", anna, "name")

    class Reading:
        outlet, domain = "Wire mirror", "mirror.example"

    assert _outlet(Reading()) == stays  # type: ignore[arg-type]
    number = models.Outlet.objects.count()
    assert models.FormerName.objects.outlet_named("Wire mirror", "mirror.example") == stays
    assert models.Outlet.objects.count() == number
