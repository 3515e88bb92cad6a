"""The inbox as lists of work: each number is that of its list; taking, giving back, grouping."""

import re
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType

from agreements.models import Agreement, Amount, Suggestion
from agreements.queries.review_tabs import unchecked
from tests.factories import (
    AgreementFactory,
    ArrivalFactory,
    ArticleFactory,
    CheckFactory,
    ClaimFactory,
    CommitmentFactory,
    DisagreementFactory,
    PillarFactory,
    SuggestionFactory,
    UserFactory,
)
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    """Two articles with suggestions, one of them taken by Ben; and one suggestion decided."""
    PillarFactory(slug="stockpiling", name="Stockpiling")
    ben = UserFactory(username="ben")
    first, second = ArticleFactory(title="Ministers met"), ArticleFactory(title="Money came")
    pact = AgreementFactory(slug="pact", title="The pact")
    kind = ContentType.objects.get_for_model(Amount)
    sums = {"fact_type": kind, "proposed": {"value": 5, "currency": "USD", "kind": "pledge"}}
    return [
        SuggestionFactory(article=first, agreement=pact),
        SuggestionFactory(article=second, agreement=pact, **sums),
        SuggestionFactory(article=first, agreement=AgreementFactory(), assigned_to=ben),
        SuggestionFactory(article=first, agreement=pact, state="rejected"),
        SuggestionFactory(article=None, agreement=pact, rule="dossier load"),
    ]


def shown(client, query=""):
    answer = client.get(f"/review/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def tabs(page: str) -> dict[str, int]:
    part = page.partition('aria-label="Lists of work"')[2].partition("</nav>")[0]
    return {name: int(n) for name, n in re.findall(r">([A-Z][\w, ]+) <b>(\d+)</b>", part)}


def listed(page: str) -> int:
    return int(re.search(r'id="results-h">(\d+) ', page)[1])


def holders() -> list[str]:
    rows = Suggestion.objects.order_by("pk").values_list("assigned_to__username", flat=True)
    return [name or "" for name in rows]


def test_each_tab_counts_its_list(work):
    ArrivalFactory.create_batch(2, state="failed")
    ArrivalFactory(state="asks")
    ArrivalFactory(state="kept")
    dispute = DisagreementFactory(state="open")
    ClaimFactory(disagreement=dispute, value="Ulm")
    ClaimFactory(disagreement=dispute, value="Bonn")
    DisagreementFactory(state="open")
    CommitmentFactory(due="", due_on="2020-05")
    CommitmentFactory(due="", due_on="2999")
    ada = signed_in()
    ada.post("/review/take/", {"one": work[0].pk})
    page = shown(ada)
    assert tabs(page) == {
        "To review": 4, "Mine": 1, "Stale": 0, "Disputed": 1, "Failed fetches": 3,
        "Overdue, not checked": 1,
    }  # fmt: skip
    part = page.partition('aria-label="Lists of work"')[2].partition("</nav>")[0]
    for address, name, number in re.findall(r'href="([^"]+)"[^>]*>([A-Z][\w, ]+) <b>(\d+)<', part):
        found = ada.get(address.replace("&amp;", "&")).content.decode()
        assert (name, listed(found)) == (name, int(number))


def test_a_tab_is_marked_as_the_one_that_is_open(work):
    ada = signed_in()
    for query, name in (("", "To review"), ("?taken=me", "Mine"), ("?changed=yes", "Stale")):
        assert re.search(rf'aria-current="true">{name} <b>', shown(ada, query))


def test_one_an_article_and_all_shown_are_taken_and_given_back(work):
    ada = signed_in()
    answer = ada.post("/review/take/", {"one": work[0].pk, "back": "sort=newest"}, follow=True)
    assert answer.redirect_chain == [("/review/?sort=newest", 302)]
    assert "1 taken." in text_of(answer.content.decode())
    assert holders() == ["ada", "", "ben", "", ""]
    ada.post("/review/give-back/", {"one": work[0].pk})
    assert holders() == ["", "", "ben", "", ""]
    ada.post("/review/take/", {"article": work[0].article_id})
    assert holders() == ["ada", "", "ben", "", ""]
    ada.post("/review/take/", {"shown": " ".join(str(each.pk) for each in work)})
    assert holders() == ["ada", "ada", "ben", "", "ada"]
    ada.post("/review/give-back/", {"shown": " ".join(str(each.pk) for each in work)})
    assert holders() == ["", "", "ben", "", ""]


def test_one_may_be_taken_from_somebody_else(work):
    signed_in().post("/review/take/", {"one": work[2].pk})
    assert holders() == ["", "", "ada", "", ""]


@pytest.mark.parametrize("sent", [{}, {"one": "x"}, {"shown": "٣ " + "9" * 40}, {"article": "0"}])
def test_what_cannot_be_taken_is_told(work, sent):
    page = text_of(signed_in().post("/review/take/", sent, follow=True).content.decode())
    assert "Nothing was taken: none of it is free." in page
    assert holders() == ["", "", "ben", "", ""]


def test_htmx_gets_the_list_with_what_was_taken(work):
    headers = {"HX-Request": "true", "HX-Target": "results"}
    answer = signed_in().post("/review/take/", {"one": work[0].pk}, headers=headers, follow=True)
    page = answer.content.decode()
    assert page.lstrip().startswith("<section")
    assert "1 taken." in page
    assert "Taken by you" in page


def test_the_list_is_narrowed_by_who_took_it(work):
    ada = signed_in()
    ada.post("/review/take/", {"one": work[0].pk})
    for who, number in (("me", 1), ("nobody", 2), ("others", 1)):
        assert listed(shown(ada, f"?taken={who}")) == number
    assert "Remove </span><span>Taken: <b>Mine</b>" in shown(ada, "?taken=me")
    assert "“odd” is none of" in text_of(shown(ada, "?taken=odd"))


def test_who_may_only_look_takes_nothing(work):
    vera = signed_in("Viewer", "vera")
    assert "/review/take/" not in shown(vera)
    assert vera.post("/review/take/", {"one": work[0].pk}).status_code == 403
    assert vera.get("/review/take/").status_code == 405


def headings(page: str) -> list[tuple[str, int]]:
    found = re.findall(r'scope="rowgroup"><span>(.*?)</span> <span class="n">(\d+)</span>', page)
    return [(title, int(n)) for title, n in found]


def test_the_list_is_grouped_with_the_group_that_waits_longest_first(work):
    ada = signed_in()
    assert headings(shown(ada, "?group=article")) == [
        ("Ministers met", 2), ("Money came", 1), ("No article: from a load", 1),
    ]  # fmt: skip
    assert [n for _title, n in headings(shown(ada, "?group=agreement"))] == [3, 1]
    assert headings(shown(ada, "?group=kind")) == [("Provision", 3), ("Amount", 1)]
    assert headings(shown(ada)) == []
    assert "“odd” is none of: article, agreement, kind." in text_of(shown(ada, "?group=odd"))


def test_facts_of_a_new_agreement_stand_in_its_group():
    new = SuggestionFactory(
        agreement=None, fact_type=ContentType.objects.get_for_model(Agreement),
        proposed={"title": "The new pact"},
    )  # fmt: skip
    PillarFactory(slug="stockpiling", name="Stockpiling")
    SuggestionFactory(agreement=None, part_of=new)
    SuggestionFactory(agreement=None)
    page = shown(signed_in(), "?group=agreement")
    assert headings(page) == [("New agreement: The new pact", 2), ("No agreement named", 1)]


def test_failed_fetches_stand_in_one_list_the_oldest_first():
    first = ArrivalFactory(state="failed", url="https://a.example/1", advice="Try later.")
    ArrivalFactory(state="asks", url="https://a.example/2")
    ArrivalFactory(state="kept", url="https://a.example/3")
    page = signed_in().get("/review/failed/").content.decode()
    assert re.findall(r'<th scope="row"><a href="([^"]+)"', page) == [
        "https://a.example/1", "https://a.example/2",
    ]  # fmt: skip
    assert f'action="/review/runs/{first.run_id}/retry/"' in page
    assert "Try later." in page


def test_where_nothing_failed_the_page_says_so():
    assert "Nothing failed" in signed_in().get("/review/failed/").content.decode()


def test_a_promise_is_to_be_checked_until_somebody_looked_after_its_last_day():
    late = CommitmentFactory(due="", due_on="2020-05")
    CommitmentFactory(due="", due_on="2020-05", outcome="delivered")
    assert list(unchecked(date(2026, 1, 1))) == [late]
    assert list(unchecked(date(2020, 5, 31))) == []
    CheckFactory(commitment=late, looked_on=date(2020, 5, 31))
    assert list(unchecked(date(2026, 1, 1))) == [late]
    CheckFactory(commitment=late, looked_on=date(2020, 6, 1))
    assert list(unchecked(date(2026, 1, 1))) == []
