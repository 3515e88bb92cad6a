"""Merging over the real fixtures: every citation is counted before and after."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Count

from agreements import models
from agreements.models import FACTS
from agreements.review.merging_records import merge_records
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]


def said() -> Counter[tuple[Any, ...]]:
    """Every citation with its words and the kind of fact it stands behind."""
    rows = models.Citation.objects.values_list("article", "quote", "start", "reports", *FACTS)
    return Counter((*row[:4], *(fact is None for fact in row[4:])) for row in rows)


def busiest(model: Any, by: str) -> list[Any]:
    return list(model.objects.annotate(n=Count(by)).order_by("-n", "pk")[:2])


def claimed() -> Counter[tuple[Any, ...]]:
    return Counter(models.Claim.objects.values_list("article", "value", "locator"))


def counted() -> dict[Any, int]:
    """How many rows each table has; but those that a merge writes itself."""
    return {
        model: model._default_manager.count()
        for model in apps.get_app_config("agreements").get_models()
        if model._meta.managed
        and not hasattr(model, "pgh_tracked_model")
        and model not in (models.PartyAlias, models.FormerName)
    }


@pytest.mark.parametrize(
    ("model", "by"),
    [
        (models.Agreement, "sources"),
        (models.Party, "participation"),
        (models.Outlet, "article"),
    ],
)
def test_the_two_with_most_lose_no_citation_and_no_claim(model: Any, by: str) -> None:
    """Only rows that fell together, or that told how the two stood to each other, are fewer."""
    stays, goes = busiest(model, by)
    citations, claims, rows = said(), claimed(), counted()
    done = merge_records(
        model, keep=stays.pk, drop=goes.pk, taken=(), why="To count", by=factories.UserFactory()
    ).moved
    assert set(said()) == set(citations)
    assert sum((citations - said()).values()) == done.folded["citations"]
    assert set(claimed()) == set(claims)
    fewer = {str(one._meta.verbose_name_plural): rows[one] - n for one, n in counted().items()}
    assert +Counter(fewer) == done.folded + done.between + Counter({plural(model): 1})
    assert not model.objects.filter(pk=goes.pk).exists()


def plural(model: Any) -> str:
    return str(model._meta.verbose_name_plural)
