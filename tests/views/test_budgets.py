"""What pages and files cost: the same number of queries however much there is to show."""

import pghistory
import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.models import Agreement
from tests.factories import UserFactory, make_desk, make_register, make_settled
from tests.register import undone

pytestmark = pytest.mark.django_db

MOST = 12

PAGES = {
    "dashboard": "/",
    "dashboard, new since a day": "/?since=2024",
    "list": "/agreements/",
    "list, searched and narrowed": "/agreements/?q=agreement&trust=reference&pillars=all",
    "list, most overdue": "/agreements/?sort=overdue",
    "list, as of a day": "/agreements/?as_of=2025-06&current=yes&status=signed&firmest=intent",
    "agreement, as of a day": "/agreements/{slug}/?as_of=2026-11-01",
    "agreement": "/agreements/{slug}/",
    "history": "/agreements/{slug}/history/",
    "history, narrowed": "/agreements/{slug}/history/?kind=citation&by=Not+recorded",
    "history file": "/agreements/{slug}/history.csv",
    "history of a fact": "/history/provision/{provision}/",
    "history of a citation": "/history/citation/{citation}/",
    "matrix": "/pillars/",
    "matrix by year": "/pillars/?by=year&measure=percent",
    "matrix by party, as of a day": "/pillars/?by=party&as_of=2025-06",
    "one party against another": "/pillars/?party=japan&against=european-union",
    "gaps": "/pillars/gaps/?covers={pillar}",
    "pillar": "/pillars/{pillar}/",
    "pillar, as of a day": "/pillars/{pillar}/?as_of=2025-06&strength=intent",
    "timeline": "/timeline/",
    "timeline, by party and earlier": "/timeline/?lanes=party&page=2",
    "timeline, as of a day": "/timeline/?as_of=2025-06&event=deadline&event=signature&from=2020",
    "timeline, empty": "/timeline/?q=nothing-has-these-words&event=funding&from=2020",
    "parties": "/parties/",
    "party": "/parties/{party}/",
    "party, in the past": "/parties/{party}/?as_of=2026-01-31",
    "minerals": "/minerals/",
    "mineral": "/minerals/rare-earths/",
    "mineral, in the past": "/minerals/rare-earths/?as_of=2026-01-31",
    "list, through blocs": "/agreements/?party={party}&through=bloc",
    "map": "/charts/world.svg?mineral=rare-earths",
    "network": "/charts/partners.csv?of={party}",
    "years of a mineral": "/charts/mineral-years.json?of=rare-earths",
    "parties file": "/parties.csv",
    "minerals file": "/minerals.csv",
    "sources": "/sources/",
    "compare, nothing chosen": "/compare/",
    "compare, one chosen": "/compare/?a={slug}",
    "disagreements": "/disagreements/",
    "disagreements, searched and narrowed": "/disagreements/?q=version&party=japan&sort=values",
    "disagreements of one": "/disagreements/?agreement={slug}",
    "disagreements, none found": "/disagreements/?q=nothing&party=japan&state=resolved",
    "methodology": "/methodology/",
    "commitments": "/commitments/",
    "commitments, narrowed": "/commitments/?q=promise&trust=reference&sort=latest",
    "commitments, none": "/commitments/?q=nothing-has-these-words&trust=reference",
    "commitments on an earlier day": "/commitments/?as_of=2025-06-30",
    "due dates, drawn": "/charts/due-dates.svg",
    "who owes what": "/charts/who-owes.csv",
    "commitments file": "/commitments.csv",
    "commitments calendar": "/commitments.ics",
    "provisions file": "/pillars.csv",
    "matrix file": "/pillars/matrix.csv",
    "timeline file": "/timeline.csv",
    "timeline calendar": "/timeline.ics",
    "timeline chart": "/charts/timeline.json?lanes=party",
    "breakdown chart": "/charts/breakdown.csv?by=party",
    "pillar over the years": "/charts/pillar-years.svg?of={pillar}",
    "succession chart": "/charts/succession.json?of={slug}",
    "provisions file, as of a day": "/pillars.csv?as_of=2025-06",
    "pillar file": "/pillars/{pillar}.csv",
    "agreement file": "/agreements/{slug}/pillars.csv",
    "disagreements file": "/disagreements.csv",
    "changes of the register": "/agreements.atom",
    "changes of a narrowed list": "/agreements.atom?q=agreement&trust=reference",
    "changes of an agreement": "/agreements/{slug}.atom",
    "changes of a party": "/parties/{party}.atom",
    "changes of a pillar": "/pillars/{pillar}.atom",
    "changes of commitments": "/commitments.atom?trust=reference",
    "changes of disagreements": "/disagreements.atom?state=open",
    "changes of the timeline": "/timeline.atom?event=deadline",
    "quality": "/quality/",
    "provisions without a quote": "/quality/provisions-without-a-quote/",
    "agreements without a place": "/quality/without-a-place/",
    "commitments without a quote, file": "/quality/commitments-without-a-quote.csv",
    "an indicator over time": "/charts/quality.svg?of=without-a-place",
    "signing in": "/account/login/?next=/pillars/",
    "forgotten password": "/account/forgotten/",
    "link of a mail": "/account/new-password/x/x/",
}
OF_CURATORS = {
    "inbox": "/review/",
    "inbox, narrowed": "/review/?state=any&kind=amount&confidence=medium&q=store&sort=unsure",
    "inbox of an article": "/review/?article={article}&state=any",
    "inbox, grouped": "/review/?group=agreement&taken=nobody&sort=sure",
    "inbox, changed since": "/review/?changed=yes&group=article",
    "failed": "/review/failed/",
    "inbox, none": "/review/?q=nothing-has-these-words",
    "desk": "/review/articles/{article}/",
    "by hand": "/review/articles/{article}/by-hand/?quote=together&kind=participation",
    "another place": "/review/suggestions/{read}/other/?q=agreement",
    "undoing a run": "/review/runs/{run}/undo/",
    "suggestion of a load": "/review/suggestions/{suggestion}/",
    "submit": "/review/submit/",
    "runs": "/review/runs/",
    "run": "/review/runs/{run}/",
    "feeds": "/review/feeds/",
    "disagreements to settle": "/review/disagreements/",
    "disagreements to settle, none": "/review/disagreements/?q=nothing&party=japan",
    "disagreement to settle": "/review/disagreements/{dispute}/",
    "to verify": "/review/verify/",
    "to verify, narrowed": "/review/verify/?show=all&q=agreement&sort=read",
    "facts to verify": "/review/verify/{slug}/",
    "facts to verify, all": "/review/verify/{slug}/?show=all",
    "what is followed": "/watching/",
    "suggestions that wait": "/quality/suggestions-waiting/",
    "fetches that failed": "/quality/failed-fetches/",
    "password": "/account/password/",
    "history of a fact": "/history/provision/{fact}/",
    "restoring": "/history/provision/{fact}/{change}/restore/",
    "bringing back": "/history/citation/{gone}/bring-back/",
}
"""Asked by a member of the group, whose permissions cost two queries."""


def cost(client: Client, address: str) -> int:
    """Queries of one answer, read to its end."""
    agreement = Agreement.objects.order_by("pk")[0]
    provision = agreement.provision_set.all()[0]
    pillar, citation = provision.pillar, provision.citations.all()[0]
    party = agreement.participation_set.all()[0].party
    names = {"slug": agreement.slug, "pillar": pillar.slug, "party": party.slug}
    names |= {"provision": provision.pk, "citation": citation.pk}
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address.format(**names))
        if response.streaming:
            b"".join(response.streaming_content)
    assert response.status_code == 200
    return len(queries)


def worked_on(how_many: int) -> dict[str, int]:
    """A fact that was changed so many times, and a citation of it that was removed."""
    fact = Agreement.objects.order_by("pk")[0].provision_set.all()[0]
    gone = fact.citations.create(article=fact.citations.all()[0].article, locator="¶9")
    numbers = {"fact": fact.pk, "gone": gone.pk}
    with pghistory.context(by="ada"):
        gone.delete()
        for number in range(how_many):
            fact.summary = f"Version {number} of {how_many}."
            fact.save()
    return numbers | {"change": fact.events.latest("pgh_id").pgh_id}


def costs_of_desk(how_many: int) -> dict[str, int]:
    """Queries of each page of curators, by page."""
    agreement = Agreement.objects.order_by("pk")[0]
    desk, dispute = make_desk(how_many, agreement), make_settled(how_many, agreement)
    numbers = {name: getattr(desk, name).pk for name in desk._fields}
    numbers |= {"dispute": dispute.pk, "slug": agreement.slug}
    numbers |= worked_on(how_many)
    account, found = UserFactory(), {}
    account.groups.add(Group.objects.get(name="Curator"))
    for name, address in OF_CURATORS.items():
        client = Client()
        client.force_login(account)
        client.get("/review/submit/")  # what is asked once a process is asked
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address.format(**numbers))
        assert answer.status_code == 200
        found[name] = len(queries)
    return found


@pytest.fixture(scope="module")
def desks(django_db_setup, django_db_blocker):
    """Queries of the pages of curators with one of each thing, and with thirty."""
    with django_db_blocker.unblock(), undone():
        make_register(1)
        return costs_of_desk(1), costs_of_desk(30)


@pytest.mark.parametrize("name", OF_CURATORS)
def test_pages_of_curators_cost_the_same_with_one_and_with_thirty(desks, name):
    with_one, with_many = desks

    assert with_many[name] == with_one[name]
    assert with_many[name] <= MOST


def costs(client: Client) -> dict[str, int]:
    return {name: cost(client, address) for name, address in PAGES.items()}


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker):
    """Queries by page: with one agreement, with two hundred, and then for a curator."""
    with django_db_blocker.unblock(), undone():
        make_register(1)
        with_one = costs(Client())
        make_register(199)
        with_many = costs(Client())
        curator = Client()
        curator.force_login(UserFactory(is_staff=True, is_superuser=True))
        return with_one, with_many, costs(curator)


@pytest.mark.parametrize("name", PAGES)
def test_it_costs_the_same_with_one_agreement_and_with_two_hundred(measured, name):
    with_one, with_many, _for_curator = measured

    assert with_many[name] == with_one[name]


@pytest.mark.parametrize("name", PAGES)
def test_it_stays_within_twelve_queries_also_for_somebody_signed_in(measured, name):
    _with_one, with_many, for_curator = measured

    assert with_many[name] <= MOST
    assert for_curator[name] <= MOST
