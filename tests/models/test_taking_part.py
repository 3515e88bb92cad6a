"""Who takes part: by itself, and through a bloc unless the dates rule it out."""

import pytest

from agreements.models import TakingPart
from tests.factories import AgreementFactory, MembershipFactory, ParticipationFactory, PartyFactory

pytestmark = pytest.mark.django_db


def through(agreement) -> set[tuple[str, str, str]]:
    rows = TakingPart.objects.filter(agreement=agreement, bloc__isnull=False)
    return set(rows.values_list("party__slug", "bloc__slug", "role"))


def test_a_member_takes_part_in_the_role_of_its_bloc():
    bloc = PartyFactory(kind="bloc", slug="union")
    MembershipFactory(bloc=bloc, member=PartyFactory(slug="germany"))
    agreement = ParticipationFactory(party=bloc, role="observer").agreement

    assert through(agreement) == {("germany", "union", "observer")}
    assert TakingPart.objects.filter(agreement=agreement, bloc=None).count() == 1


def test_who_takes_part_itself_stands_there_beside_its_bloc():
    membership = MembershipFactory(bloc__slug="union", member__slug="germany")
    agreement = AgreementFactory(parties=[membership.bloc, membership.member])
    rows = TakingPart.objects.filter(agreement=agreement, party=membership.member)

    assert sorted((row.bloc_id is None, row.role) for row in rows) == [
        (False, "signatory"),
        (True, "signatory"),
    ]


def test_members_of_members_do_not_take_part():
    outer = MembershipFactory(bloc__slug="outer", member__slug="inner", member__kind="bloc")
    MembershipFactory(bloc=outer.member, member__slug="state")
    agreement = AgreementFactory(parties=[outer.bloc])

    assert through(agreement) == {("inner", "outer", "signatory")}


@pytest.mark.parametrize(
    ("since", "until", "signed", "counts"),
    [
        (None, None, "2020-05-01", True),
        ("2004-05-01", None, None, True),
        ("2004-05-01", None, "2004-05-01", True),
        ("2004-05-01", None, "2004-04-30", False),
        ("2004-05-01", None, "2004-05", True),
        ("2004-05-01", None, "2004-04", False),
        ("2004-05-01", None, "2004", True),
        ("2004-05", None, "2004-05-01", True),
        ("2017", None, "2016-12-31", False),
        (None, "2020-01-31", "2020-01-31", True),
        (None, "2020-01-31", "2020-02-01", False),
        (None, "2020-01-31", "2020-02", False),
        (None, "2020-01-31", "2020", True),
        (None, "2020", "2020-12-31", True),
        ("1973", "2020-01-31", "2021-06-01", False),
        ("1973", "2020-01-31", None, True),
    ],
)
def test_dates_that_are_known_decide(since, until, signed, counts):
    membership = MembershipFactory(since=since, until=until)
    agreement = AgreementFactory(parties=[membership.bloc], signed_on=signed)

    assert bool(through(agreement)) is counts
