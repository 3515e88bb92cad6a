"""Every named constraint refuses what it is for, whichever way it is written, and no more."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from agreements.core.partial_dates import PartialDate
from agreements.models import Mineral
from tests import factories
from tests.models import rules_of_evidence, rules_of_facts
from tests.models.ways import inserted_anew, saved, updated, written_in_sql

pytestmark = pytest.mark.django_db

RULES = (
    rules_of_facts.VOCABULARY
    | rules_of_facts.AGREEMENTS
    | rules_of_facts.CONTENT
    | rules_of_evidence.EVIDENCE
    | rules_of_evidence.DISAGREEMENTS
    | rules_of_evidence.CURATION
)
FACTORIES = {
    getattr(factories, name)._meta.get_model_class(): getattr(factories, name)
    for name in factories.__all__
    if name.endswith("Factory") and name != "UserFactory"
}
MODELS = list(apps.get_app_config("agreements").get_models())
WRONGS = [
    pytest.param(name, wrong, id=f"{name}-{number}")
    for name, rule in RULES.items()
    for number, wrong in enumerate(rule.wrongs)
]
FIRST_WRONGS = [param for param in WRONGS if param.id.endswith("-0")]
RIGHTS = [
    pytest.param(name, right, id=f"{name}-{number}")
    for name, rule in RULES.items()
    for number, right in enumerate(rule.rights)
]


def test_every_constraint_is_in_the_table_of_rules():
    held = {constraint.name for model in MODELS for constraint in model._meta.constraints}
    assert sorted(held) == sorted(RULES)


def test_every_constraint_of_a_model_is_in_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT relname FROM pg_class")
        there = {name for (name,) in cursor.fetchall()}
    assert sorted(set(RULES) - there) == []


@pytest.fixture
def held_and_row(request):
    """A row that holds what a second one may not share, and a plain second row to change."""
    held = RULES[request.node.callspec.params["name"]].factory()
    return held, FACTORIES[type(held)]()


@pytest.mark.parametrize("write", [saved, inserted_anew, written_in_sql])
@pytest.mark.parametrize(("name", "wrong"), FIRST_WRONGS)
def test_no_way_of_writing_goes_round_a_constraint(name, wrong, write, held_and_row):
    held, row = held_and_row
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write(row, **RULES[name].values(wrong, held))
    assert refused.value.__cause__.diag.constraint_name == name


@pytest.mark.parametrize(("name", "wrong"), WRONGS)
def test_a_constraint_refuses_each_row_it_is_for(name, wrong, held_and_row):
    held, row = held_and_row
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        updated(row, **RULES[name].values(wrong, held))
    assert refused.value.__cause__.diag.constraint_name == name


@pytest.mark.parametrize(("name", "right"), RIGHTS)
def test_a_constraint_lets_the_nearest_allowed_row_pass(name, right, held_and_row):
    held, row = held_and_row
    values = RULES[name].values(right, held)
    updated(row, **values)
    row.refresh_from_db()
    assert {key: _plain(getattr(row, key)) for key in values} == {
        key: _plain(value) for key, value in values.items()
    }


@pytest.mark.parametrize(("name", "wrong"), WRONGS)
def test_a_form_says_in_words_what_is_wrong(name, wrong, held_and_row):
    held, row = held_and_row
    for key, value in RULES[name].values(wrong, held).items():
        setattr(row, key, value)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    bare = [message for message in refused.value.messages if name in message]
    assert bare == []


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


def _plain(value):
    return str(value) if isinstance(value, PartialDate) else value


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
