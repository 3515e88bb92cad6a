"""The map of states: what each does itself, and what only its blocs do."""

import csv
import io
import re

import pytest
from django.http import QueryDict
from django.test import Client

from agreements.models import Agreement, Party
from agreements.queries.worlds import world_asked
from tests.factories import AgreementFactory, MembershipFactory, PartyFactory
from tests.views.reading import length, text_of

pytestmark = pytest.mark.django_db
HEADING = re.compile(r'id="results-h">(\d+) agreement')


def file(query: str = "") -> list[list[str]]:
    text = b"".join(Client().get(f"/charts/world.csv{query}").streaming_content)
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))[1:]


def test_what_a_bloc_does_is_counted_apart():
    membership = MembershipFactory(
        bloc__name="European Union", member=PartyFactory(name="Greece", iso2="GR")
    )
    AgreementFactory(parties=[membership.bloc, PartyFactory(name="Chile", iso2="CL")])
    AgreementFactory(parties=[membership.bloc, membership.member])
    AgreementFactory(parties=[PartyFactory(name="Bank", kind="organisation")])

    assert file() == [["Greece", "GR", "1", "1", "2"], ["Chile", "CL", "1", "0", "1"]]
    assert "only through a bloc that it belongs to" in text_of(
        Client().get("/parties/").content.decode()
    )


@pytest.mark.parametrize("query", ["?kind=mou", "?as_of=2020-01-01", "?year=2019"])
def test_it_is_narrowed_as_the_list_is(query):
    state = PartyFactory(name="Chile", iso2="CL")
    AgreementFactory(parties=[state], kind="mou", signed_on="2019")
    AgreementFactory(parties=[state], kind="fund", signed_on="2025")

    assert file(query) == [["Chile", "CL", "1", "0", "1"]]


def test_a_filter_that_cannot_be_read_is_refused(client):
    for kind in ("csv", "svg", "json"):
        assert client.get(f"/charts/world.{kind}?year=soon").status_code == 400
        assert client.get(f"/charts/world.{kind}?as_of=soon").status_code == 400


@pytest.mark.parametrize(
    "query",
    ["", "mineral=lithium", "mineral=cobalt&as_of=2025-06-30", "pillar=offtake&pillar=scrap"],
)
def test_every_number_of_the_table_is_the_length_of_its_list(real_register, query):
    rows = world_asked(QueryDict(query)).form.table().rows

    assert len(rows) > 15
    for _state, _code, own, through, together in rows[::6]:
        assert length(own.href) == own.text
        assert length(together.href) == together.text == own.text + through.text


def test_a_state_that_only_its_union_brings_in_is_on_the_map(real_register):
    rows = {row[0]: row[2:] for row in file("?mineral=lithium")}
    alone = {name for name, (own, through, _) in rows.items() if own == "0" and through != "0"}
    members = set(Party.objects.exclude(bloc_memberships=None).values_list("name", flat=True))

    assert alone
    assert alone <= members
    svg = Client().get("/charts/world.svg?mineral=lithium").content.decode()
    assert svg.count('class="heat-through"') == len(alone)


def test_every_state_that_takes_part_is_there(real_register):
    states = Party.objects.filter(kind="state", participation__isnull=False).distinct()

    assert {row[1] for row in file()} == set(states.values_list("iso2", flat=True))
    assert Agreement.objects.count() == 137
