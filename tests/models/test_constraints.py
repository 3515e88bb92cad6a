"""Every named constraint refuses what it is for, whichever way it is written, and no more."""

from copy import copy

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from agreements.models import Mineral
from tests import factories
from tests.models import (
    rules_of_evidence,
    rules_of_facts,
    rules_of_intake,
    rules_of_names,
    rules_of_watching,
)
from tests.models.ways import inserted_anew, saved, updated, written_in_sql

pytestmark = pytest.mark.django_db

RULES = (
    rules_of_facts.VOCABULARY
    | rules_of_facts.AGREEMENTS
    | rules_of_facts.CONTENT
    | rules_of_evidence.EVIDENCE
    | rules_of_evidence.DISAGREEMENTS
    | rules_of_evidence.SETTLING
    | rules_of_intake.INTAKE
    | rules_of_intake.ARRIVALS
    | rules_of_watching.WATCHING
    | rules_of_names.NAMES
)
FACTORIES = {
    getattr(factories, name)._meta.get_model_class(): getattr(factories, name)
    for name in factories.__all__
    if name.endswith("Factory") and name != "UserFactory"
}
MODELS = list(apps.get_app_config("agreements").get_models())
NAMES = pytest.mark.parametrize("name", RULES)


def test_every_constraint_is_in_the_table_of_rules():
    held = {constraint.name for model in MODELS for constraint in model._meta.constraints}
    assert sorted(held) == sorted(RULES)


def test_every_constraint_of_a_model_is_in_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT relname FROM pg_class")
        there = {name for (name,) in cursor.fetchall()}
    assert sorted(set(RULES) - there) == []


@pytest.fixture
def rule(name):
    return RULES[name]


@pytest.fixture
def held(rule):
    """A row that holds what a second one may not share."""
    return rule.factory()


@pytest.fixture
def row(held):
    """A plain second row to change."""
    return FACTORIES[type(held)]()


def refusal(write, row, values):
    """The constraint that refuses the values, if any does; nothing is changed either way."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                write(copy(row), **values)
        except IntegrityError as error:
            return error.__cause__.diag.constraint_name
        transaction.set_rollback(True)
    return None


@NAMES
def test_a_constraint_refuses_each_row_it_is_for(name, rule, held, row):
    refusals = [refusal(updated, row, rule.values(wrong, held)) for wrong in rule.wrongs]
    assert refusals == [name] * len(rule.wrongs)


@NAMES
def test_no_way_of_writing_goes_round_a_constraint(name, rule, held, row):
    ways = (saved, inserted_anew, written_in_sql)
    refusals = [refusal(write, row, rule.values(rule.wrongs[0], held)) for write in ways]
    assert refusals == [name] * len(ways)


@NAMES
def test_a_constraint_lets_the_nearest_allowed_rows_pass(name, rule, held, row):
    refusals = [refusal(updated, row, rule.values(right, held)) for right in rule.rights]
    assert refusals == [None] * len(rule.rights)


@NAMES
def test_a_form_says_in_words_what_is_wrong(name, rule, held, row):
    for wrong in rule.wrongs:
        changed = copy(row)
        for key, value in rule.values(wrong, held).items():
            setattr(changed, key, value)
        with pytest.raises(ValidationError) as refused:
            changed.full_clean()
        assert [message for message in refused.value.messages if name in message] == []


UNIQUE = [
    pytest.param(model, field.name, id=f"{model.__name__}.{field.name}")
    for model in FACTORIES
    for field in model._meta.fields
    if field.unique and not field.primary_key
]


@pytest.mark.parametrize(("model", "field"), UNIQUE)
def test_what_is_unique_is_held_once(model, field):
    held, row = FACTORIES[model](), FACTORIES[model]()
    with pytest.raises(IntegrityError), transaction.atomic():
        updated(row, **{field: getattr(held, field)})
    setattr(row, field, getattr(held, field))
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert list(refused.value.message_dict) == [field]


# --- Minerals stand in a tree ----------------------------------------------------


@pytest.fixture
def tree():
    """Dysprosium under the heavy ones, under rare earths."""
    rare = factories.MineralFactory(slug="rare-earths")
    heavy = factories.MineralFactory(slug="heavy-rare-earths", parent=rare)
    return rare, heavy, factories.MineralFactory(slug="dysprosium", parent=heavy)


@pytest.mark.parametrize("write", [updated, saved, written_in_sql])
@pytest.mark.parametrize("below", [0, 1, 2])
def test_a_mineral_cannot_stand_under_itself_or_what_is_below_it(tree, below, write):
    with pytest.raises(IntegrityError, match="rare-earths would stand under itself") as refused:
        write(tree[0], parent=tree[below])
    assert refused.value.__cause__.diag.constraint_name == "mineral_tree_has_no_circle"


def test_a_mineral_may_move_to_another_branch_and_to_the_top(tree):
    rare, heavy, dysprosium = tree
    updated(dysprosium, parent=rare)
    updated(heavy, parent=dysprosium)
    updated(dysprosium, parent=None)
    assert dict(Mineral.objects.values_list("slug", "parent__slug")) == {
        "rare-earths": None,
        "heavy-rare-earths": "dysprosium",
        "dysprosium": None,
    }
