"""The desk for disagreements: what it shows, who may settle, what is refused, what readers see."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from agreements.models import Agreement, Claim, Disagreement, Settlement
from tests.factories import (
    AgreementFactory,
    AgreementSourceFactory,
    ArticleFactory,
    ClaimFactory,
    DisagreementFactory,
    SuggestionFactory,
)
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
TEXT = "They met.\n\nThe text was signed on 28 October <2025>, local time."


@pytest.fixture
def dispute():
    """Two dates: of the first the words are marked, of the second the paragraph is known."""
    agreement = AgreementFactory(title="Tokyo text", signed_on="2025-10-27")
    row = DisagreementFactory(agreement=agreement, attribute="signed_on", about="signed_on")
    first = ClaimFactory(disagreement=row, value="2025-10-27", locator="¶1", position=0)
    SuggestionFactory(
        agreement=agreement, article=first.article, fact_id=first.pk, state="accepted",
        fact_type=ContentType.objects.get_for_model(Claim), quote="on Monday & late",
        proposed={"attribute": "signed_on", "value": "2025-10-27"},
    )  # fmt: skip
    paper = ArticleFactory(text=TEXT, language="en")
    ClaimFactory(disagreement=row, value="2025-10-28", article=paper, locator="¶2", position=1)
    return row


def address(row, deed=""):
    return f"/review/disagreements/{row.pk}/{deed}"


def form_of(reader, row):
    """What a browser sends of the form as it is shown."""
    page = reader.get(address(row)).content.decode()
    return {"seen": re.search(r'name="seen" value="([^"]*)"', page)[1]}


def key(row, value):
    return str(Claim.objects.filter(disagreement=row, value=value).first().pk)


def settle(reader, row, **told):
    asked = {
        "leading": key(row, "2025-10-28"), "state": "explained", "reason": "Two <clocks>.",
    }  # fmt: skip
    return reader.post(address(row, "settle/"), form_of(reader, row) | asked | told)


def test_values_stand_side_by_side_with_sources_words_and_what_the_record_would_say(dispute):
    page = text_of(signed_in().get(address(dispute)).content.decode())
    assert "Tokyo text: sources give two values." in page
    assert "on Monday & late" in page
    words = "The text was signed on 28 October <2025>, local time."
    assert f"{words} (the paragraph; no words were marked)" in page
    assert "Has “27 Oct 2025” as the date of the agreement ( Reference, unreviewed )" in page
    assert page.count("The record says this.") == 1
    assert page.count("The record will say this.") == 1


def test_it_says_plainly_where_the_record_has_no_field_or_cannot_say_the_value(dispute):
    ClaimFactory(disagreement=dispute, value="late October")
    told = "The record does not say it. “late October” is not a year, a month or a day"
    assert told in text_of(signed_in().get(address(dispute)).content.decode())
    other = DisagreementFactory(attribute="private capital", about="amounts")
    ClaimFactory(disagreement=other, value="USD 2 billion")
    page = text_of(signed_in("Curator", "eve").get(address(other)).content.decode())
    assert "Has no field of its own for this." in page
    assert "The record will say this" not in page


def test_a_founding_document_is_not_reproduced(dispute):
    paper = ArticleFactory(text="Secret words.", document="003")
    ClaimFactory(disagreement=dispute, value="2025", article=paper, locator="¶1")
    page = text_of(signed_in().get(address(dispute)).content.decode())
    assert "Secret words" not in page
    assert "No words kept" in page


def test_settled_readers_see_on_both_pages_who_did_it_when_and_why(dispute):
    AgreementSourceFactory(agreement=dispute.agreement)
    ada = signed_in()
    answer = settle(ada, dispute)
    assert (answer.status_code, answer["Location"]) == (302, address(dispute))
    made = Settlement.objects.get()
    on = f"{made.made_at:%-d %b %Y}"
    told = f"Explained by ada on {on} ; “28 Oct 2025” leads, and the record says it: Two <clocks>."
    for path in ("/disagreements/", dispute.agreement.get_absolute_url()):
        page = text_of(Client().get(path).content.decode())
        assert page.count(told) == 1
        assert page.count(f"{told} Two <clocks>") == 0
    assert str(Agreement.objects.get().signed_on) == "2025-10-28"
    page = text_of(ada.get(address(dispute)).content.decode())
    assert "Recorded. Readers see it, with your name and the reason." in page


def test_reopened_it_is_said_in_public_and_the_earlier_words_stay(dispute):
    ada = signed_in()
    settle(ada, dispute)
    sent = {"reopen-seen": form_of(ada, dispute)["seen"], "reopen-reason": "A third clock."}
    assert ada.post(address(dispute, "reopen/"), sent).status_code == 302
    dispute.refresh_from_db()
    assert (dispute.state, dispute.leading) == ("open", "2025-10-28")
    page = text_of(Client().get("/disagreements/").content.decode())
    assert "Reopened by ada on" in page
    assert "A third clock. Said before: Two <clocks>." in page
    page = text_of(ada.get(address(dispute)).content.decode())
    assert page.index("Reopened by ada") < page.index("Explained by ada")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"reason": " "}, "Say why: readers see it beside the values."),
        ({"leading": "0"}, "Choose a value, or that none leads."),
        ({"leading": ""}, "Choose a value, or that none leads."),
        ({"state": "odd"}, "Choose one."),
        ({"state": "resolved", "leading": "none"}, "Choose the value that leads before calling it"),
        ({"seen": "0.0.open"}, "It changed after you opened it"),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_is_kept(dispute, sent, told):
    answer = settle(signed_in(), dispute, **{"reason": "Kept <words>"} | sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in text_of(page)
    assert "Nothing was recorded" in page
    assert ("Kept &lt;words&gt;" in page) == ("reason" not in sent)
    assert (Settlement.objects.count(), Disagreement.objects.get().state) == (0, "open")


def test_two_curators_at_once_the_second_is_told_and_sees_the_new_state(dispute):
    ada, bob = signed_in(), signed_in("Curator", "bob")
    seen = form_of(bob, dispute)
    settle(ada, dispute)
    answer = settle(bob, dispute, **seen, leading="none", reason="Nobody knows.")
    page = text_of(answer.content.decode())
    assert "It changed after you opened it (ada settled or reopened it)." in page
    assert "State Explained" in page
    assert "Nobody knows." in page
    assert Settlement.objects.count() == 1
    again = settle(bob, dispute, leading="none", reason="Nobody knows.")
    assert again.status_code == 302
    dispute.refresh_from_db()
    assert (dispute.leading, Settlement.objects.count()) == ("", 2)


def test_the_list_has_the_open_ones_first_and_its_counts_are_its_rows(dispute):
    done = DisagreementFactory(
        agreement=AgreementFactory(title="A text"), attribute="place", state="explained"
    )
    alone = DisagreementFactory(attribute="one value alone")
    for row, values in ((done, ("Ulm", "Rome")), (alone, ("x",))):
        for value in values:
            ClaimFactory(disagreement=row, value=value)
    ada = signed_in()

    def shown(query):
        page = ada.get(f"/review/disagreements/?{query}").content.decode()
        return [int(pk) for pk in re.findall(r'<article class="dispute" id="d-(\d+)">', page)]

    assert shown("") == [dispute.pk, done.pk]
    assert shown("sort=title") == [done.pk, dispute.pk]
    assert shown("state=explained") == [done.pk]
    page = ada.get("/review/disagreements/").content.decode()
    assert re.findall(r"(Open|Explained|Resolved) <b>(\d+)</b>", page) == [
        ("Open", "1"), ("Explained", "1"), ("Resolved", "0"),
    ]  # fmt: skip
    assert f'href="{address(dispute)}"' in page


def test_a_viewer_looks_and_cannot_settle(dispute):
    vera = signed_in("Viewer", "vera")
    page = vera.get(address(dispute)).content.decode()
    assert "Record it" not in page
    assert 'type="radio"' not in page
    for deed in ("settle/", "reopen/"):
        assert vera.post(address(dispute, deed), {"reason": "x"}).status_code == 403
    assert Settlement.objects.count() == 0


@pytest.mark.parametrize("path", ["", "settle/", "reopen/"])
def test_a_stranger_is_sent_to_sign_in(dispute, path):
    answer = Client().post(address(dispute, path)) if path else Client().get(address(dispute))
    assert (answer.status_code, Settlement.objects.count()) == (302, 0)
    assert answer["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("number", [0, 10**25])
def test_no_disagreement_is_a_page_that_is_not_there(number):
    ada = signed_in()
    assert ada.get(f"/review/disagreements/{number}/").status_code == 404
    assert ada.post(f"/review/disagreements/{number}/settle/").status_code == 404


def test_settling_is_not_a_page_to_open(dispute):
    assert signed_in().get(address(dispute, "settle/")).status_code == 405
