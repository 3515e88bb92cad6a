"""The recogniser stands any text, and works nothing out that it cannot."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.core.intake_words import Flag
from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.recogniser import recognise
from agreements.core.recognise.vocabulary import KnownAgreement
from tests.core.recognise.reading import TODAY, article, codes, found, main_one, words

SIGNED = "Japan and Chile signed a framework on critical minerals in Santiago on Monday."
PIECES = [
    "Japan", "the EU", "US", "-", ", ", " and ", " signed ", "a memorandum ", "on minerals ",
    "in Tokyo ", "on Monday", "28 October 2025", "Prime Minister ", "Ana Ruiz", ". ", "\n\n",
    "“", "’s ", "one with ", "the other with ", "日米両政府は", "二十八日、", "署名した。",
    "février", "ü", "\u202e", "(", "İ",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["en", "ja", "fr", "es"]))
def test_any_words_in_any_order_are_read(pieces, language):
    text = "".join(pieces)
    findings = found(text, title="".join(pieces[:5]), language=language)
    for agreement in findings.agreements:
        quote = agreement.evidence
        assert text[quote.start : quote.end] == quote.quote


def test_a_weekday_is_the_last_before_publication():
    agreement = main_one(found(SIGNED, published="2025-10-28"))
    assert str(agreement.signed_on) == "2025-10-27"


def test_a_weekday_is_not_worked_out_without_a_day_of_publication():
    agreement = main_one(found(SIGNED, published=""))
    assert agreement.signed_on is None
    assert codes(agreement) == ["CL", "JP"]


def test_a_weekday_is_not_worked_out_on_a_page_from_the_future():
    findings = found(SIGNED, published="2025-10-28", flags=[Flag.FUTURE_DATE])
    assert main_one(findings).signed_on is None
    late = recognise(article(SIGNED, published="2032-05-04"), words(), today=TODAY)
    assert main_one(late).signed_on is None


def test_a_date_given_in_full_stands_on_any_page():
    findings = found(SIGNED.replace("Monday", "27 October 2025"), flags=[Flag.FUTURE_DATE])
    assert str(main_one(findings).signed_on) == "2025-10-27"


def test_a_text_of_nothing_tells_of_nothing():
    findings = recognise(article("  \n "), words(), today=date(2026, 1, 1))
    assert (findings.is_relevant, findings.agreements) == (False, ())


def test_two_agreements_told_in_one_breath_are_two():
    findings = found(
        "Washington left the summit with two minerals memoranda. Both were signed in Hanoi on "
        "Sunday, one with Laos, the other with Vietnam. Neither is legally binding.",
        published="2025-10-28",
    )
    mains = [each for each in findings.agreements if each.mention == "main"]
    assert [codes(each) for each in mains] == [["LA", "US"], ["US", "VN"]]
    assert {str(each.signed_on) for each in mains} == {"2025-10-26"}
    assert {each.legal_force for each in mains} == {"non-binding"}


def test_an_older_agreement_between_the_same_two_is_only_mentioned():
    findings = found(
        "Japan and Chile signed a framework on critical minerals in Santiago on Monday.\n\n"
        "An older text helps to see what is new. The 2019 agreement between the same two "
        "governments, signed in Tokyo on 3 May that year, dealt with copper alone.",
        published="2025-10-28",
    )
    said = [(each.mention, str(each.signed_on), each.place) for each in findings.agreements]
    assert said == [("main", "2025-10-27", "Santiago"), ("passing", "2019-05-03", "Tokyo")]


def test_those_who_only_attended_are_no_parties():
    findings = found(
        "Six governments signed a declaration on critical minerals in Oslo on Friday. The "
        "signatories are Norway, Finland, Sweden, Canada, Chile and Japan.\n\n"
        "Brazil and the European Union were there as guests but did not sign.",
        published="2025-10-28",
    )
    assert codes(main_one(findings)) == ["CA", "CL", "FI", "JP", "NO", "SE"]


def test_a_known_agreement_is_told_by_its_parties_and_date():
    held = KnownAgreement(
        slug="chile-japan-2025",
        title="Chile-Japan framework",
        kind="framework",
        parties=frozenset(["chile", "japan"]),
        signed_on=PartialDate(2025, 10, 26),
    )
    older = replace(held, slug="chile-japan-2021", signed_on=PartialDate(2021, 10, 26))
    knowing = replace(words(), agreements=(older, held))
    agreement = main_one(recognise(article(SIGNED), knowing, today=TODAY))
    assert (agreement.known, str(agreement.signed_on)) == ("chile-japan-2025", "2025-10-27")
    assert main_one(found(SIGNED)).known == ""


def test_an_article_without_any_date_is_taken_for_what_those_it_names_signed():
    text = (
        "Ana Ruiz of Chile and Ken M. Sato of Japan signed a framework on critical minerals in "
        "Santiago. It sets up a joint fund for lithium projects."
    )
    held = KnownAgreement(
        slug="chile-japan-2025",
        title="Chile-Japan framework",
        kind="framework",
        parties=frozenset(["chile", "japan"]),
        signed_on=PartialDate(2025, 10, 26),
        signatories=frozenset(["Ana Ruiz", "Ken Sato"]),
    )
    same_day = replace(held, slug="a-statement", title="A statement", kind="joint-statement")
    others = replace(held, slug="others-2026", signatories=frozenset(["Ana Ruiz", "Mei Ito"]))
    knowing = replace(words(), agreements=(others, same_day, held))
    undated, dated = article(text, published=""), article(text, published="2021-10-28")
    assert main_one(recognise(undated, knowing, today=TODAY)).known == "chile-japan-2025"
    assert main_one(recognise(dated, knowing, today=TODAY)).known == ""


def test_where_a_story_was_filed_below_a_byline_is_not_where_it_was_signed():
    findings = found(
        "By Ana Ruiz\n\nLONDON – Chile said on Tuesday that it signed a framework on critical "
        "minerals with Japan. The paper was signed in Santiago."
    )
    assert main_one(findings).place == "Santiago"
