"""Two curators merge the same two records at the same moment, on connections of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from agreements import models
from agreements.review.merging_records import merge_records
from tests import factories


@pytest.mark.django_db(transaction=True)
def test_one_merges_and_the_other_is_told() -> None:
    one, other = factories.make_register(2)
    curators = factories.UserFactory.create_batch(2)
    citations = models.Citation.objects.count()
    together = Barrier(2)

    def merge(stays: Any, goes: Any, by: Any) -> str:
        try:
            together.wait(timeout=60)
            merge_records(
                models.Agreement, keep=stays.pk, drop=goes.pk, taken=(), why="The same", by=by
            )
        except models.Agreement.DoesNotExist:
            return "told"
        finally:
            connection.close()
        return "merged"

    with ThreadPoolExecutor(2) as pool:
        asked = [
            pool.submit(merge, one, other, curators[0]),
            pool.submit(merge, other, one, curators[1]),
        ]
        assert sorted(each.result(timeout=60) for each in asked) == ["merged", "told"]
    assert models.Agreement.objects.count() == 1
    assert models.Citation.objects.count() == citations
