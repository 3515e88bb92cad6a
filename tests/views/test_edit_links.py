"""Pages lead to their row in the admin for who may change it, and for nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.views.desk import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> dict[str, Any]:
    (agreement,) = factories.make_register(1)
    return {
        f"/agreements/{agreement.slug}/": agreement,
        f"/parties/{agreement.parties.first().slug}/": agreement.parties.first(),
        f"/minerals/{agreement.minerals.first().slug}/": agreement.minerals.first(),
        f"/pillars/{agreement.provision_set.first().pillar.slug}/": (
            agreement.provision_set.first().pillar
        ),
        f"/sources/{agreement.sources.first().article_id}/": agreement.sources.first().article,
    }


def link_to(row: Any) -> str:
    return f'href="/admin/agreements/{row._meta.model_name}/{row.pk}/change/">Edit</a>'


def test_a_curator_is_led_to_the_admin_and_back(rows: dict[str, Any]) -> None:
    curator = signed_in()
    for address, row in rows.items():
        assert link_to(row) in curator.get(address).content.decode()
        form = curator.get(f"/admin/agreements/{row._meta.model_name}/{row.pk}/change/")
        assert f'href="{address}" class="viewsitelink"' in form.content.decode()


def test_readers_see_no_such_link(rows: dict[str, Any]) -> None:
    for reader in (Client(), signed_in("Viewer")):
        for address, row in rows.items():
            assert link_to(row) not in reader.get(address).content.decode()
