"""What breaks each named constraint of former names."""

from __future__ import annotations

from typing import Any

from tests import factories as f
from tests.models.rules import Rule, once

OF_PARTY = {"agreement": None, "party": f.PartyFactory}
OF_OUTLET = {"agreement": None, "outlet": f.OutletFactory, "slug": ""}


def of_a_party() -> Any:
    return f.FormerNameFactory(agreement=None, party=f.PartyFactory())


def of_an_outlet() -> Any:
    return f.FormerNameFactory(agreement=None, outlet=f.OutletFactory(), slug="")


NAMES = {
    "former_name_is_of_one_thing": Rule(
        f.FormerNameFactory,
        ({"agreement": None}, {"party": f.PartyFactory}),
        (OF_PARTY, OF_OUTLET),
    ),
    "former_name_leads_somewhere": Rule(
        f.FormerNameFactory,
        ({"slug": ""}, OF_OUTLET | {"slug": "x"}, OF_OUTLET | {"name": "", "domain": ""}),
        ({"name": ""}, OF_OUTLET, OF_OUTLET | {"name": "", "domain": "x.example"}),
    ),
    "former_slug_of_one_agreement": once(
        f.FormerNameFactory, "slug", but=[{"slug": "another"}, OF_PARTY]
    ),
    "former_slug_of_one_party": Rule(
        of_a_party, (OF_PARTY,), (OF_PARTY | {"slug": "another"}, {}), again=("slug",)
    ),
    "former_name_of_one_outlet": Rule(
        of_an_outlet,
        (OF_OUTLET,),
        (OF_OUTLET | {"domain": "x.example"}, {}),
        again=("name", "domain"),
    ),
}
