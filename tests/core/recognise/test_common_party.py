"""Who is party where the names of the parties stand apart: headings, regions, texts not signed."""

from tests.core.recognise.reading import codes, found, main_one

ROUND_UP = """Norway put its name to two memoranda on critical minerals in Oslo last week.

Both were signed on Thursday, and neither names a sum.

Peru

The Peruvian memorandum is about joint surveys for copper.

Ghana

Ghana's mining minister signed a shorter text. Officials have 60 days to settle a work programme. \
It is not legally binding.

Why now

In May it signed a framework with the United Kingdom that covers nickel."""


def test_headings_that_name_a_party_each_part_the_papers_of_the_one_in_the_opening():
    findings = found(ROUND_UP, title="Oslo signs twice", published="2026-03-20")
    assert [
        (codes(each), str(each.signed_on), each.place, each.legal_force, each.mention)
        for each in findings.agreements
    ] == [
        (["NO", "PE"], "2026-03-19", "Oslo", "not-stated", "main"),
        (["GH", "NO"], "2026-03-19", "Oslo", "non-binding", "main"),
        (["GB", "NO"], "2025-05", "", "not-stated", "passing"),
    ]
    assert [(each.agreement, each.due) for each in findings.commitments] == [("a2", "P60D")]


def test_headings_part_nothing_where_the_opening_tells_of_one_paper():
    text = ROUND_UP.replace("two memoranda", "a memorandum").replace("Both were", "It was")
    assert [codes(each) for each in found(text, published="2026-03-20").agreements] != [
        ["NO", "PE"],
        ["GH", "NO"],
        ["GB", "NO"],
    ]


def test_the_party_that_all_have_may_be_told_by_who_holds_office_for_it():
    text = """President Ana Ruiz came home on Sunday with two papers on critical minerals.

Ghana

The memorandum with Ghana was signed in Accra last Wednesday. Chilean surveyors are to help with \
maps of the north, and Ghana's minister thanked Chile's president, Ana Ruiz.

Zambia

Two days later, in Lusaka, came the longer text, an agreement on copper that Ana Ruiz, Chile's \
president, concluded with her host.

Kenya

Nairobi offered tea and no paper."""
    findings = found(text, title="Two minerals papers, three capitals", published="2026-03-16")
    assert [
        (codes(each), str(each.signed_on), each.place, each.mention) for each in findings.agreements
    ] == [
        (["CL", "GH"], "2026-03-11", "Accra", "main"),
        (["CL", "ZM"], "2026-03-13", "Lusaka", "main"),
    ]


def test_one_that_joins_a_counted_group_is_party_with_those_listed_later():
    text = (
        "Canada and the four states of the region have agreed to buy and sell more lithium.\n\n"
        "The declaration on critical minerals was signed on Friday by the presidents of Chile, "
        "Peru, Bolivia and Argentina and by their host."
    )
    agreement = main_one(found(text, published="2026-03-09"))
    assert codes(agreement) == ["AR", "BO", "CA", "CL", "PE"]
    assert str(agreement.signed_on) == "2026-03-06"


def test_a_group_of_another_number_is_joined_by_nobody():
    text = (
        "Canada and the six states of the region have talked of lithium.\n\n"
        "A declaration on critical minerals was signed on Friday by the presidents of Chile, "
        "Peru, Bolivia and Argentina."
    )
    assert codes(main_one(found(text, published="2026-03-09"))) == ["AR", "BO", "CL", "PE"]


def test_a_text_not_yet_signed_has_no_day_of_signing():
    text = (
        "Ghana and Norway settled the articles of an agreement on critical minerals on Monday, "
        "both sides said in Accra. The agreement has not been signed."
    )
    findings = found(text, published="2026-03-10")
    assert findings.is_relevant
    assert [(codes(each), each.signed_on) for each in findings.agreements] == [(["GH", "NO"], None)]


def test_a_text_that_two_hope_to_sign_has_no_day_and_no_place_of_signing():
    text = (
        "Ghana and Norway hope to sign an agreement on bauxite and critical minerals before "
        "Easter, Ghana's mines minister, Kofi Mensah, said in Accra on Thursday.\n\n"
        "The draft runs to nine articles. Norwegian firms would build an alumina plant."
    )
    findings = found(text, published="2026-03-13")
    assert findings.is_relevant
    assert [(codes(each), each.signed_on, each.place) for each in findings.agreements] == [
        (["GH", "NO"], None, "")
    ]


def test_the_place_is_that_of_the_signing_and_not_of_a_plan_endorsed_later():
    text = (
        "A year ago this week, in a hall in Accra, Norway and Ghana concluded a memorandum on "
        "critical minerals. It was signed on 4 March 2025 by two ministers.\n\n"
        "The plan for it was endorsed in Oslo in January."
    )
    agreement = main_one(found(text, published="2026-03-06"))
    assert (str(agreement.signed_on), agreement.place) == ("2025-03-04", "Accra")


LABELLED = """Four governments have papers on minerals with Norway. This note reads two of them.

Ghana: a beginning that was short

The series opened in Oslo on 4 March 2025, when Norway and Ghana signed a memorandum on lithium. \
Surveyors are to train together.

Peru: the one that somebody has kept to

The second memorandum, on copper, was signed in Lima on 9 May 2025 by Ana Ruiz, the Peruvian \
minister of mining. A committee is to meet before the end of 2025. It sat on 20 November.

What they are worth

Norway means to fill its own stores by 2031. Its fund has US$2 billion for that."""


def test_a_heading_may_begin_with_the_party_and_say_more_and_others_are_of_none():
    findings = found(LABELLED, title="What the papers bought Oslo", published="2025-12-02")
    assert [(codes(each), str(each.signed_on), each.place) for each in findings.agreements] == [
        (["GH", "NO"], "2025-03-04", "Oslo"),
        (["NO", "PE"], "2025-05-09", "Lima"),
    ]
    assert [(each.agreement, each.due) for each in findings.commitments] == [("a2", "2025-12-31")]
    assert [(each.agreement, each.value) for each in findings.amounts] == [("", 2_000_000_000)]


def test_a_question_heads_what_answers_it_and_one_sentence_may_speak_of_all():
    text = ROUND_UP.replace("Why now", "Why now?").replace("It is not legally binding.", "")
    text = text.replace("neither names a sum", "each of the two lacks legal force")
    text = text.replace("Both were", "They were")
    assert [
        (codes(each), str(each.signed_on), each.legal_force)
        for each in found(text, title="Oslo signs twice", published="2026-03-20").agreements
    ] == [
        (["NO", "PE"], "2026-03-19", "non-binding"),
        (["GH", "NO"], "2026-03-19", "non-binding"),
        (["GB", "NO"], "2025-05", "not-stated"),
    ]
