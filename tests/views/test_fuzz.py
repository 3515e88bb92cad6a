"""No query string, however odd, makes a page or a file fail."""

import os

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.queries.facets import FACETS
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]

ADDRESSES = (
    "/",
    "/agreements/",
    "/agreements/us-japan-framework-2025/",
    "/agreements/us-japan-framework-2025/pillars.csv",
    "/agreements/no-such/",
    "/agreements/us-japan-framework-2025/history/",
    "/agreements/us-japan-framework-2025/history.csv",
    "/agreements/no-such/history/",
    "/history/provision/99999999999999999999/",
    "/pillars/",
    "/pillars.csv",
    "/pillars/matrix.csv",
    "/pillars/gaps/",
    "/pillars/stockpiling/",
    "/charts/breakdown.csv",
    "/charts/breakdown.json",
    "/charts/pillar-years.svg?of=stockpiling",
    "/charts/succession.csv?of=us-japan-framework-2025",
    "/timeline/",
    "/timeline.csv",
    "/timeline.ics",
    "/charts/timeline.csv",
    "/charts/timeline.svg",
    "/charts/timeline.json",
    "/pillars/stockpiling.csv",
    "/compare/",
    "/compare/?a=us-japan-framework-2025&a=us-australia-framework-2025",
    "/compare.csv?a=us-japan-framework-2025&a=us-australia-framework-2025",
    "/disagreements/",
    "/disagreements.csv",
    "/commitments/",
    "/commitments.csv",
    "/commitments.ics",
    "/commitments/99999999999999999999/check/",
    "/charts/due-dates.json",
    "/charts/who-owes.svg",
    "/parties/",
    "/parties/japan/",
    "/parties/no-such/",
    "/parties.csv",
    "/minerals/",
    "/minerals/rare-earths/",
    "/minerals.csv",
    "/charts/world.csv",
    "/charts/partners.svg",
    "/charts/mineral-years.json",
    "/sources/",
    "/sources/99999999999999999999/",
    "/methodology/",
    "/agreements.atom",
    "/agreements/us-japan-framework-2025.atom",
    "/parties/japan.atom",
    "/pillars/stockpiling.atom",
    "/commitments.atom",
    "/disagreements.atom",
    "/timeline.atom",
    "/quality/",
    "/quality/without-a-place/",
    "/quality/without-a-place.csv",
    "/charts/quality.csv?of=without-a-place",
    "/watching/",
    "/watching/out/x:y/",
    "/review/",
    "/review/articles/1/",
    "/review/articles/1/by-hand/",
    "/review/suggestions/99999999999999999999/other/",
    "/review/failed/",
    "/review/runs/99999999999999999999/undo/",
    "/review/runs/",
    "/review/runs/99999999999999999999/",
    "/review/feeds/",
    "/review/disagreements/",
    "/review/disagreements/99999999999999999999/",
    "/review/verify/",
    "/review/verify/us-japan-framework-2025/",
    "/review/submit/",
    "/health/",
    "/account/login/",
    "/account/forgotten/",
    "/account/new-password/x/x/",
)

NAMES = (
    *(facet.name for facet in FACETS),
    "q", "sort", "page", "pillars", "measure", "as_of", "language", "outlet_kind", "founding", "zz",
    "a", "base", "differences", "add", "state", "about", "agreement",
    "event", "from", "to", "lanes", "by", "against", "covers", "lacks", "since", "of",
    "state", "due", "outcome", "checked", "show",
    "through", "list", "of",
    "rule", "confidence", "article", "run", "at", "before",
    "taken", "changed", "group", "quote", "start", "end", "parts",
    "next",
)  # fmt: skip

KNOWN = (
    "japan",
    "stockpiling",
    "commitment",
    "2025",
    "none",
    "all",
    "rare-earths",
    "match",
    "1",
    "us-japan-framework-2025",
    "forge-2026",
    "open",
    "pillar",
    "government",
    "deadline",
    "signature",
    "2024-02",
    "1000",
    "2999-12-31",
    "kind",
    "bloc",
    "state",
    "eu-2023",
    "cobalt",
)
ODD = (
    "", " ", "\0", "a\0b", "'", '"', "\\", "' OR 1=1 --", "<script>", "%", "_", "&", "|", "!", "(",
    "a & ( b", "cobalt -", '"unclosed', "or or or", ":*", "<->", "é", "日本", "\u202e", "\ue000",
    "-1", "0", "1e9", "9" * 40, "٣", "NaN", "2025-13", "../../etc", "x" * 10_000,
)  # fmt: skip

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "4"))
"""At each address, and always the same ones; more are tried where the environment says so."""

values = st.one_of(st.sampled_from(KNOWN), st.sampled_from(ODD), st.text(max_size=30))
pairs = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=6)


def encoded(asked: list[tuple[str, str]]) -> str:
    """A query string of bytes as a browser would send them, lone surrogates and all."""
    return "&".join(
        f"{name}={''.join(f'%{b:02X}' for b in value.encode('utf-8', 'surrogatepass'))}"
        for name, value in asked
    )


def answer(address: str, query: str, **headers: str) -> int:
    """The status; an exception in a view surfaces here."""
    sign = "&" if "?" in address else "?"
    client = Client()
    if address.startswith("/review/"):
        client.force_login(UserFactory(is_superuser=True))
    response = client.get(f"{address}{sign}{query}", headers=headers)
    if response.streaming:
        b"".join(response.streaming_content)
    return int(response.status_code)


@pytest.mark.parametrize("address", ADDRESSES)
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=pairs)
def test_any_parameters_are_answered_or_refused(address, asked):
    assert answer(address, encoded(asked)) in {200, 302, 400, 404, 503}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("odd", ["%FF%FE%ED%A0%80%C0%80", "%00%zz%&&==&"])
def test_bytes_that_are_no_text_are_answered_or_refused(address, odd):
    assert answer(address, f"q={odd}&party={odd}&page={odd}") in {200, 302, 400, 404, 503}


@pytest.mark.parametrize("odd", ODD)
def test_whatever_is_searched_for_the_list_comes_back(odd):
    assert answer("/agreements/", encoded([("q", odd)])) == 200


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=pairs)
def test_parts_for_htmx_do_not_fail_either(asked):
    status = answer(
        "/agreements/", encoded(asked), **{"HX-Request": "true", "HX-Target": "results"}
    )

    assert status == 200


@pytest.mark.parametrize("part", ["results", "earlier"])
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=pairs)
def test_parts_of_the_timeline_do_not_fail_either(part, asked):
    assert answer("/timeline/", encoded(asked), **{"HX-Request": "true", "HX-Target": part}) == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/agreements/",
        "/pillars.csv",
        "/timeline/",
        "/sources/",
        "/compare/",
        "/disagreements/",
        "/commitments/",
    ],
)
def test_pages_only_read(client, method, address):
    assert getattr(client, method)(address).status_code == 405
