"""Every way to change the register leaves history, and what it changed can be put back."""

import pytest
from django.apps import apps

from agreements.models.history import OWNERS, model_of
from agreements.review.restoring import bring_back, restore_change
from tests.factories import UserFactory
from tests.history.paths import PATHS, a_stage
from tests.history.stages import everything_of

pytestmark = pytest.mark.django_db


def event_models():
    for model in apps.get_app_config("agreements").get_models():
        if hasattr(model, "pgh_event_models"):
            yield model._meta.model_name, apps.get_model(f"agreements.{model.__name__}Event")


def marks():
    """The last change of every table."""
    return {
        kind: events.objects.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0
        for kind, events in event_models()
    }


def since(before):
    """(kind, event) of every change made after ``before``, oldest first of each table."""
    return [
        (kind, event)
        for kind, events in event_models()
        for event in events.objects.filter(pgh_id__gt=before[kind])
        .select_related("pgh_context")
        .order_by("pgh_id")
    ]


def signed(event):
    return (event.pgh_context.metadata if event.pgh_context else {}).get("by", "nobody")


def the_last_ones(left, by):
    """Without what the stage itself prepared: what nobody signed."""
    return {(kind, event.pgh_label) for kind, event in left if signed(event) == by}


@pytest.fixture
def stage(tmp_path):
    return a_stage(tmp_path)


@pytest.mark.parametrize("name", PATHS)
def test_it_leaves_history_that_says_who(name, stage):
    way = PATHS[name]
    _ = stage.ada
    before = marks()
    way.deed(stage)
    assert the_last_ones(since(before), way.by) == way.leaves


@pytest.mark.parametrize("name", PATHS)
def test_restoring_gives_back_exactly_what_was(name, stage):
    way, curator = PATHS[name], UserFactory()
    _ = stage.ada
    held, before = everything_of(stage.agreement.pk), marks()
    way.deed(stage)
    put_back(since(before), by=curator)
    assert everything_of(stage.agreement.pk) == held


def put_back(left, *, by):
    """What came goes, what went comes back, and what changed is as before its first change."""
    first, last = {}, {}
    for kind, event in left:
        if kind == "agreement" or OWNERS.get(kind):
            first.setdefault((kind, event.pgh_obj_id), event)
            last[kind, event.pgh_obj_id] = event.pgh_label
    owners_first = sorted(first, key=lambda row: [*OWNERS].index(row[0]))
    take_away(row for row in reversed(owners_first) if first[row].pgh_label == "insert")
    fetch_back((row for row in owners_first if last[row] == "delete"), by=by)
    for (kind, _pk), event in first.items():
        if event.pgh_label == "update":
            restore_change(kind=kind, change=event.pgh_id, reason="Test", by=by)


def take_away(rows):
    for kind, pk in rows:
        model_of(kind)._default_manager.filter(pk=pk).delete()


def fetch_back(rows, *, by):
    for kind, pk in rows:
        if not model_of(kind)._default_manager.filter(pk=pk).exists():
            bring_back(kind=kind, pk=pk, reason="Test", by=by)
