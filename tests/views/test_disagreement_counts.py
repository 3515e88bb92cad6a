"""Every count of the disagreements is the length of the list behind it, on the real register."""

import re
from urllib.parse import urlencode

import pytest

from agreements.models import Disagreement
from tests.views.disputed import Twin, file, page, random_states, shown

pytestmark = pytest.mark.django_db

STATES = 60


def counts(html: str) -> dict[tuple[str, str], int]:
    found = re.findall(r'id="n-(state|about|party|pillar|outlet_kind)-([\w-]+)"[^>]*>(\d+)<', html)
    return {(group, option): int(n) for group, option, n in found}


def test_every_count_is_the_length_of_the_list_behind_it_and_the_file_holds_the_page(real_register):
    twin = Twin()
    for state in random_states(twin, STATES):
        query = urlencode(state, doseq=True)
        html, keys = page(query), shown(query)
        several = f"{len(keys)} disagreement{'' if len(keys) == 1 else 's'}"

        assert set(keys) == twin.matching(state), query
        assert len(keys) == len(set(keys)), query
        assert f'<h2 id="results-h">{several}</h2>' in html, query
        assert counts(html) == twin.counts(state), query
        named = {
            row.pk: (row.agreement.slug, row.attribute)
            for row in Disagreement.objects.select_related("agreement").filter(pk__in=keys)
        }
        written = [(row["Agreement id"], row["Attribute"]) for row in file(query)]
        assert list(dict.fromkeys(written)) == [named[pk] for pk in keys], query


def test_every_chip_of_a_state_leads_to_as_many_as_it_says(real_register):
    for query in (
        "",
        "party=japan",
        "q=date&about=signed_on",
        "state=explained&pillar=stockpiling",
    ):
        html = page(query)
        chips = re.findall(r'class="chip" href="\??([^"]*)"[^>]*>\w+ <b>(\d+)</b>', html)

        assert len(chips) == 4
        for address, n in chips:
            assert len(shown(address.replace("&amp;", "&"))) == int(n), address


def test_what_an_empty_list_offers_is_what_it_leads_to(real_register):
    html = page("party=japan&state=resolved&about=place&q=Tokyo")
    offered = re.findall(
        r'<li><a href="\?([^"]*)"><span>Without [^<]*</span> <span>(\d+) dis', html
    )

    assert offered
    for address, n in offered:
        assert len(shown(address.replace("&amp;", "&"))) == int(n)
