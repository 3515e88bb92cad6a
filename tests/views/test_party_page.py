"""The page of one party, and that each of its numbers is the length of a list."""

import re
from html import unescape

import pytest
from django.test import Client

from agreements.core.words import Strength
from agreements.models import Agreement, Participation, Party, Provision, TakingPart
from agreements.queries.charts import Chart
from agreements.queries.editions import Edition, today
from agreements.queries.party_page import party_for_page
from tests.factories import (
    AgreementFactory,
    CommitmentFactory,
    EventFactory,
    MembershipFactory,
    ParticipationFactory,
    PartyAliasFactory,
    PartyFactory,
    ProvisionFactory,
)
from tests.views.reading import length, links, sample, text_of

pytestmark = pytest.mark.django_db
HEADING = re.compile(r'id="results-h">(\d+) agreement')


def page(slug: str, query: str = "") -> str:
    answer = Client().get(f"/parties/{slug}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def section(html: str, name: str) -> str:
    """The markup of one block."""
    return html.partition(f'<section class="section" id="{name}"')[2].partition("</section>")[0]


def test_it_says_in_words_what_the_party_has_to_do_with():
    japan = PartyFactory(name="Japan", slug="japan", iso2="JP")
    states = PartyFactory(name="United States", slug="united-states")
    PartyAliasFactory(party=japan, name="Nippon")
    signed = AgreementFactory(title="Pact on magnets", parties=[japan, states])
    pillar = ProvisionFactory(agreement=signed, strength="intent").pillar
    CommitmentFactory(agreement=signed, pillar=pillar, due_on="2020", summary="Build a plant")
    EventFactory(agreement=signed, title="Ministers met", date="2025-11")

    html = page("japan")
    text = text_of(html).replace(" .", ".")

    assert (
        "Takes part in 1 agreement with one partner. One of one "
        "pillars is covered. Of one promise made in them, one is past due with no evidence seen."
    ) in text
    assert "Also known as Nippon" in text
    assert "Reference data 1 of 1 agreement press-derived, unreviewed" in text
    assert "Pact on magnets Japan, United States" in text_of(section(html, "agreements"))
    assert "Signatory Signed" in text_of(section(html, "agreements"))
    assert "United States State 1" in text_of(section(html, "partners"))
    assert "I Intent" in text_of(section(html, "pillars"))
    assert "Build a plant" in text_of(section(html, "commitments"))
    assert "Overdue and unverified" in text_of(section(html, "commitments"))
    assert "Nov 2025 Ministers met" in text_of(section(html, "timeline"))


def test_one_without_agreements_says_so_and_nothing_else():
    PartyFactory(name="Bank", slug="bank", kind="organisation")
    html = page("bank")
    text = text_of(html)

    assert "No agreement on record names it as taking part itself." in text
    for words in ("No agreement on record.", "No partner on record.", "No provision on record."):
        assert words in text
    assert "No commitment on record." in text
    assert "No event on record." in text
    assert 'id="blocs"' not in html
    assert "chart-partners-h" not in html


def test_what_a_bloc_signed_stands_apart_and_counts_nowhere_else():
    union = PartyFactory(name="European Union", slug="eu", kind="bloc")
    greece = PartyFactory(name="Greece", slug="greece")
    MembershipFactory(bloc=union, member=greece, since="1981-01-01")
    own = AgreementFactory(title="Own pact", parties=[greece, PartyFactory(name="Cyprus")])
    both = AgreementFactory(title="Both in it", parties=[greece, union])
    AgreementFactory(title="Union pact", parties=[union, PartyFactory(name="Chile")])
    AgreementFactory(title="Before it joined", parties=[union], signed_on="1975")
    html = page("greece")

    assert "Through the European Union one more concerns it." in text_of(html)
    assert "Union pact" in section(html, "through")
    for title in (own.title, both.title, "Before it joined"):
        assert title not in section(html, "through")
    assert "Union pact" not in section(html, "agreements")
    assert "Before it joined" not in html
    assert "Chile" not in section(html, "partners")
    assert "A bloc it belongs to 1 Jan 1981" in text_of(section(html, "blocs"))
    assert "Greece A member 1 Jan 1981" in text_of(section(page("eu"), "blocs"))


def test_on_a_day_it_shows_what_was_known_then():
    japan = PartyFactory(name="Japan", slug="japan")
    old = AgreementFactory(title="Old pact", parties=[japan], signed_on="2020-05-01")
    EventFactory(agreement=old, title="Signed it", date="2020-05-01")
    EventFactory(agreement=old, title="Met later", date="2024-01-01")
    AgreementFactory(title="New pact", parties=[japan], signed_on="2025-05-01")
    html = page("japan", "?as_of=2021")

    assert "As it stood on 31 December 2021" in text_of(html)
    assert "Old pact" in html
    assert "New pact" not in html
    assert "Signed it" in html
    assert "Met later" not in html
    assert 'href="/agreements/?party=japan&amp;as_of=2021-12-31"' in html


def test_a_day_that_cannot_be_read_is_said(client):
    PartyFactory(name="Japan", slug="japan")

    assert "The day could not be read" in text_of(page("japan", "?as_of=soon"))


def test_a_party_with_forty_partners_says_how_many_are_drawn():
    japan = PartyFactory(name="Japan", slug="japan")
    AgreementFactory(parties=[japan, *(PartyFactory() for _ in range(40))])
    html = page("japan")

    assert "The 24 with the most; 16 more are left out." in html
    assert "16 more" in text_of(section(html, "partners"))
    assert len(re.findall(r'data-label="Agreements together"', html)) == 40


@pytest.mark.parametrize("address", ["/parties/nobody/", "/charts/partners.csv?of=nobody"])
def test_an_unknown_party_is_not_found_in_words(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert "No party is called “nobody”." in unescape(answer.content.decode())


def test_a_name_from_a_source_is_text(client):
    party = PartyFactory(name="<b>Bold</b> & Co", slug="bold", kind="company")
    PartyAliasFactory(party=party, name="<script>alert(1)</script>")
    AgreementFactory(parties=[party, PartyFactory(name="<i>Other</i>")])
    html = page("bold")

    assert "<b>Bold</b>" not in html
    assert "<script>alert" not in html
    assert "<i>Other</i>" not in html
    assert b"<i>Other</i>" not in client.get("/charts/partners.svg?of=bold").content


# --- On the real register ------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(real_register):
    """What the page of every party shows."""
    on = Edition(today())
    return {slug: party_for_page(slug, on) for slug in Party.objects.values_list("slug", flat=True)}


def test_its_agreements_are_those_of_the_list_with_and_without_its_blocs(pages):
    assert len(pages) == 106
    for slug, shown in pages.items():
        mine = Participation.objects.filter(party__slug=slug).values("agreement").distinct()
        all_of_it = TakingPart.objects.filter(party__slug=slug).values("agreement").distinct()
        assert len(shown.own) == mine.count() == length(shown.list_href), slug
        assert shown.together == all_of_it.count(), slug
        assert not shown.through or shown.together == length(shown.together_href), slug


def test_every_number_with_a_list_is_its_length(pages):
    for slug in ("united-states", "japan", "european-union", "germany", "jogmec", "g20"):
        shown = sample(links(page(slug)))
        wrong = [(href, n) for href, n in shown if length(href) != n]
        assert len(shown) > 3, slug
        assert wrong == [], slug


def test_every_number_of_the_past_with_a_list_is_its_length(pages):
    shown = sample(links(page("japan", "?as_of=2024-06-30")))

    assert len(shown) > 20
    assert [(href, n) for href, n in shown if length(href) != n] == []


def test_partners_are_those_of_plain_python(pages):
    parties = {
        agreement.pk: {each.party.slug for each in agreement.participation_set.all()}
        for agreement in Agreement.objects.prefetch_related("participation_set__party")
    }
    for slug, shown in pages.items():
        counts: dict[str, int] = {}
        for there in parties.values():
            for other in there - {slug} if slug in there else ():
                counts[other] = counts.get(other, 0) + 1
        assert {p.party.slug: p.n for p in shown.partners} == counts, slug
        assert [p.n for p in shown.partners] == sorted(counts.values(), reverse=True), slug


def test_pillars_are_those_of_plain_python(pages):
    order = list(Strength)
    for slug in ("japan", "australia", "rwanda", "lynas-rare-earths"):
        said: dict[str, dict[int, list[Strength]]] = {}
        for row in Provision.objects.filter(agreement__parties__slug=slug).distinct():
            there = said.setdefault(row.pillar.slug, {})
            there.setdefault(row.agreement_id, []).append(Strength(row.strength))
        found = {
            each.total.pillar.slug: (each.total.total, each.total.commitments, each.strongest)
            for each in pages[slug].pillars
        }
        assert found == {
            pillar: (
                len(there),
                sum(Strength.COMMITMENT in each for each in there.values()),
                min((s for each in there.values() for s in each), key=order.index),
            )
            for pillar, there in said.items()
        }


def test_the_network_is_that_of_the_lists(pages):
    network: Chart = pages["japan"].network
    rows = network.form.table().rows

    assert len(rows) > 100
    for first, second, n in rows[::15]:
        assert length(n.href) == n.text, (first.text, second.text)


def test_the_page_of_a_member_shows_the_union_apart(pages):
    text = text_of(page("germany"))

    assert re.search(r"Through the European Union and the G20 [\w ]+ more concern it\.", text)
    assert 'id="through"' not in page("lynas-rare-earths")


def test_what_it_counts_as_unreviewed_is_marked_reference(pages):
    for shown in pages.values():
        ids = [each.agreement for each in shown.own]
        marked = Agreement.objects.filter(pk__in=ids, trust="reference").count()
        assert shown.unreviewed == marked


def test_it_is_what_the_admin_shows_on_the_site(real_register):
    assert Party.objects.get(slug="japan").get_absolute_url() == "/parties/japan/"


def test_agreements_lead_to_their_parties(client, real_register):
    for address in ("/agreements/", "/agreements/us-japan-framework-2025/"):
        assert 'href="/parties/japan/"' in client.get(address).content.decode()
    held = client.get("/agreements/us-japan-framework-2025/?as_of=2026-01-31").content.decode()
    assert 'href="/parties/japan/?as_of=2026-01-31"' in held


def test_a_role_says_the_number_of_agreements_it_is_held_in(pages):
    roles = {each.label: each.n for each in pages["japan"].roles}
    rows = Participation.objects.filter(party__slug="japan")

    assert sum(roles.values()) == rows.count()
    assert roles["Signatory"] == rows.filter(role="signatory").count()


def test_several_roles_in_one_agreement_are_all_named():
    party = PartyFactory(slug="p")
    agreement = AgreementFactory(parties=[party])
    ParticipationFactory(agreement=agreement, party=party, role="observer")

    assert "Signatory, Observer" in text_of(section(page("p"), "agreements"))
    assert text_of(section(page("p"), "agreements")).count(agreement.title) == 1
