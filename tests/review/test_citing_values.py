"""What the agreement's own row says rests on words of an article, as every other fact does."""

import pytest

from agreements.ingest.dossier_sources import drop_unused_sources
from agreements.models import Agreement, Citation
from agreements.models.as_dossiers import dossiers
from agreements.queries.sources import articles_for_list
from agreements.review.decisions import accept
from agreements.review.errors import CannotStandError
from agreements.review.merging_records import merge_records
from agreements.review.settling import settle
from agreements.review.undoing import undo
from tests.factories import (
    AgreementFactory,
    CitationFactory,
    ClaimFactory,
    DisagreementFactory,
)
from tests.review.kept import register
from tests.review.suggested import TEXT, an_article, suggest
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
SIGNED, DAY = "Northland and Southland signed a memorandum on Friday.", "on Friday"
AT = TEXT.index(DAY)
NEW = {
    "title": "North–South memorandum", "kind": "mou", "status": "signed",
    "signed_on": "2026-01-30", "place": "", "mention": "main", "parties": [],
    "summary": "They store.",
}  # fmt: skip


def a_day(agreement, day="2026-01-30", **told):
    return suggest(
        Agreement, {"signed_on": day}, DAY,
        agreement=agreement, action="change", fact_id=agreement.pk, **told,
    )  # fmt: skip


def a_new_one(**told):
    spans = {"signed_on": [AT, AT + len(DAY), DAY]}
    return suggest(Agreement, NEW, SIGNED, agreement=None, spans=spans, **told)


def cited(agreement):
    rows = agreement.citations.order_by("about", "pk")
    return list(rows.values_list("about", "quote", "start", "end", "locator", "reports"))


def test_a_value_that_is_accepted_is_cited_by_its_exact_words(ada):
    agreement = AgreementFactory(signed_on=None)
    made = a_day(agreement)
    accept(suggestion_id=made.pk, by=ada)
    assert cited(agreement) == [("signed_on", DAY, AT, AT + len(DAY), "¶1", "")]
    assert agreement.citations.get().article == made.article
    assert [row.article for row in agreement.sources.all()] == [made.article]


def test_each_value_of_a_new_agreement_rests_on_its_own_words_or_on_those_that_name_it(ada):
    accept(suggestion_id=a_new_one().pk, by=ada)
    whole = (SIGNED, 0, len(SIGNED), "¶1", "")
    assert cited(Agreement.objects.get()) == [
        ("kind", *whole),
        ("signed_on", DAY, AT, AT + len(DAY), "¶1", ""),
        ("status", *whole),
        ("summary", *whole),
        ("title", *whole),
    ]


def test_words_of_a_value_that_do_not_stand_there_any_more_are_not_cited(ada):
    made = a_new_one()
    made.spans = {"signed_on": [0, 4, DAY]}
    made.save()
    with pytest.raises(CannotStandError, match="do not stand at that place"):
        accept(suggestion_id=made.pk, by=ada)
    assert (Agreement.objects.count(), Citation.objects.count()) == (0, 0)


@pytest.mark.parametrize("is_new", [True, False])
def test_undoing_takes_back_the_citations_and_no_others(ada, is_new):
    held = AgreementFactory(signed_on="2025")
    CitationFactory(agreement=held, quote="in 2025", locator="¶9")
    made = a_new_one() if is_new else a_day(held)
    before = register()
    decision = accept(suggestion_id=made.pk, by=ada)
    assert register() != before
    undo(decision_id=decision.pk, reason="The article was withdrawn", by=ada)
    assert register() == before


def test_what_was_cited_for_another_value_says_which(ada):
    agreement = AgreementFactory(signed_on="2025")
    CitationFactory(agreement=agreement, quote="in 2025", locator="¶9")
    CitationFactory(agreement=agreement, about="place", quote="in Port Ann", locator="¶9")
    accept(suggestion_id=a_day(agreement).pk, by=ada)
    assert [(about, quote, reports) for about, quote, *_, reports in cited(agreement)] == [
        ("place", "in Port Ann", ""), ("signed_on", "in 2025", "2025"), ("signed_on", DAY, ""),
    ]  # fmt: skip


def test_settling_a_disagreement_says_what_the_sources_of_the_other_value_report(ada):
    agreement = AgreementFactory(signed_on="2025-10-27")
    CitationFactory(agreement=agreement, quote="on Monday")
    dispute = DisagreementFactory(agreement=agreement, attribute="signed_on", about="signed_on")
    for value in ("2025-10-27", "2025-10-28"):
        ClaimFactory(disagreement=dispute, value=value)
    settle(
        disagreement_id=dispute.pk, state="resolved", leading="2025-10-28", reason="Two clocks.",
        by=ada,
    )  # fmt: skip
    assert agreement.citations.get().reports == "2025-10-27"


def test_merging_two_records_keeps_the_citations_of_both(ada):
    stays = AgreementFactory(slug="a", place="Tokyo", signed_on="2025")
    goes = AgreementFactory(slug="b", place="Kyoto", signed_on="2025")
    article = an_article()
    for agreement in (stays, goes):
        for about in ("place", "signed_on"):
            quote = f"{about} {agreement.slug if about == 'place' else ''}"
            CitationFactory(
                agreement=agreement, about=about, article=article, locator="¶1", quote=quote
            )
    merge_records(Agreement, keep=stays.pk, drop=goes.pk, taken=["place"], why="One text", by=ada)
    rows = stays.citations.order_by("about", "locator")
    assert list(rows.values_list("about", "locator", "quote", "reports")) == [
        ("place", "¶1", "place a", "Tokyo"),
        ("place", "¶1 (2)", "place b", ""),
        ("signed_on", "¶1", "signed_on ", ""),
    ]


def test_a_dossier_does_not_carry_them_and_loading_it_keeps_their_source(ada):
    agreement = AgreementFactory(signed_on=None)
    accept(suggestion_id=a_day(agreement).pk, by=ada)
    [dossier] = dossiers(Agreement.objects.all())
    assert [source.id for source in dossier.sources] == ["s1"]
    agreement.sources.update(key="s7")
    assert drop_unused_sources(agreement, dossier) == 0


def test_the_pages_of_the_agreement_and_of_its_source_show_the_words(client, ada):
    agreement = AgreementFactory(signed_on=None, place="Port Ann", title="The pact")
    made = a_day(agreement)
    accept(suggestion_id=made.pk, by=ada)
    page = client.get(agreement.get_absolute_url()).content.decode()
    summary = text_of(page.partition('id="summary"')[2].partition("</section>")[0])
    assert f"Date 30 Jan 2026 Source 1 {made.article.publisher}" in summary
    assert DAY in summary
    source = client.get(made.article.get_absolute_url()).content.decode()
    assert "Date Agreement 30 Jan 2026" in text_of(source)
    assert [row.facts for row in articles_for_list()] == [1]
