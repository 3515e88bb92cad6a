"""What is exported is read back as it is: over the real register, and with nasty words."""

from __future__ import annotations

from typing import Any

import pytest

from agreements import models
from agreements.review.importing.cells import plain
from agreements.review.importing.running import preview, take
from agreements.review.importing.tables import TABLES
from agreements.review.importing.writing import csv_of, workbook_of
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]

NASTY = (
    "=1+1",
    "'=1+1",
    "+1",
    "-1",
    "@x",
    "<b>bold</b>",
    'say "so", he',
    "two\r\nlines",
    "ü\u200f",
)


@pytest.fixture
def root() -> Any:
    return factories.UserFactory(is_superuser=True)


def files(kind: str) -> list[bytes]:
    return [csv_of(kind).encode(), workbook_of(kind)]


@pytest.mark.parametrize("kind", TABLES)
def test_an_export_of_the_register_changes_nothing_when_it_is_read(kind: str, root: Any) -> None:
    number = TABLES[kind]._meta.model._default_manager.count()
    for body in files(kind):
        assert preview(kind, body, by=root).counts == {"unchanged": number}


def test_words_that_a_spreadsheet_would_run_come_back_as_they_were(root: Any) -> None:
    for number, words in enumerate(NASTY):
        factories.AgreementFactory(slug=f"nasty-{number}", title=words, summary=words)
    nasty = models.Agreement.objects.filter(slug__startswith="nasty").order_by("slug")
    exported = files("agreements")
    for body in exported:
        assert set(preview("agreements", body, by=root).counts) == {"unchanged"}
    for body in exported:
        nasty.update(title="x", summary="x")
        saw = preview("agreements", body, by=root).digest
        take("agreements", body, name="a.csv", only_good=False, saw=saw, by=root)
        assert [row.title for row in nasty.all()] == [plain(words) for words in NASTY]


@pytest.mark.parametrize("kind", ["minerals", "parties"])
def test_an_empty_table_is_filled_again_from_its_export(kind: str, root: Any) -> None:
    model = TABLES[kind]._meta.model
    columns = [name for name in TABLES[kind]._meta.fields if name not in ("parent", "party")]
    before = set(model.objects.values_list(*(name for name in columns if name not in LISTS)))
    body = workbook_of(kind)
    models.Agreement.objects.all().delete()
    models.Mineral.objects.update(parent=None)
    model.objects.all().delete()
    saw = preview(kind, body, by=root)
    assert saw.counts == {"new": len(before)}
    take(kind, body, name=f"{kind}.xlsx", only_good=False, saw=saw.digest, by=root)
    assert (
        set(model.objects.values_list(*(name for name in columns if name not in LISTS))) == before
    )


LISTS = ("lists", "aliases")
