"""Several agreements in one article: each with its own parties and date, others in passing."""

from tests.core.recognise.reading import codes, found, main_one

SECTIONS = """Four papers were made in a month. Here they are.

Peru in Oslo

Peru and Norway signed a memorandum on critical minerals in Oslo on 4 March.

A club in Turku

The same day, in the Finnish town of Turku, Norway's prime minister and the Canadian energy \
minister announced the Arctic Minerals Forum. It is open to those who sell, Chile, Ghana and \
Morocco among the first.

Ghana: copper

Ghana and Denmark followed on 9 March. The Ghanaian president and the Danish prime minister \
signed a framework on copper.

Santiago, 12 March

Chile and Sweden signed a declaration on lithium."""


def told(findings):
    return [
        (codes(each), str(each.signed_on), each.place, each.mention) for each in findings.agreements
    ]


def test_a_club_and_a_day_given_apart_are_read_under_their_headings():
    assert told(found(SECTIONS, title="Minerals papers of the month", published="2026-03-20")) == [
        (["NO", "PE"], "2026-03-04", "Oslo", "main"),
        (["CA", "CL", "GH", "MA", "NO"], "2026-03-04", "Turku", "main"),
        (["DK", "GH"], "2026-03-09", "", "main"),
        (["CL", "SE"], "2026-03-12", "Santiago", "main"),
    ]


def test_what_came_a_day_later_gives_neither_day_nor_place_nor_kind():
    text = (
        "On Wednesday in Lima the two governments chose each other.\n\n"
        "Peru's mining minister and the Norwegian foreign minister signed a partnership on "
        "critical minerals there, a day before the Norwegian flew on to Quito to talk about a "
        "trade deal with Ecuador."
    )
    agreement = main_one(found(text, published="2026-03-06"))
    assert (codes(agreement), str(agreement.signed_on)) == (["NO", "PE"], "2026-03-04")
    assert (agreement.place, agreement.kind) == ("Lima", "partnership")


LEAD = "Germany and Chile signed a declaration on critical minerals in Berlin on Monday."


def test_papers_listed_with_their_years_are_each_one_mentioned():
    text = f"{LEAD}\n\nGermany's record is thin. Partnerships with Peru in 2013 and Ghana in 2015 \
brought little."
    assert told(found(text, published="2026-03-06"))[1:] == [
        (["DE", "PE"], "2013", "", "passing"),
        (["DE", "GH"], "2015", "", "passing"),
    ]


def test_papers_of_last_year_with_others_are_too_vague_to_mention():
    text = f"{LEAD}\n\nGermany signed partnerships of this kind with Peru and Ghana last year."
    assert len(found(text, published="2026-03-06").agreements) == 1


QUAD = """The foreign ministers of the four Quad countries unveiled a framework on critical \
minerals in Canberra on Tuesday.

It gives shape to an initiative that the same group had launched last summer."""


def test_the_quad_stands_for_its_members_and_for_what_it_did_before():
    assert told(found(QUAD, title="Quad framework on minerals", published="2026-03-06")) == [
        (["AU", "IN", "JP", "US"], "2026-03-03", "Canberra", "main"),
        (["AU", "IN", "JP", "US"], "2025", "", "passing"),
    ]


def test_a_quad_that_has_another_name_after_it_is_no_party():
    text = "The Quad Minerals company of Peru and a Chilean firm announced a venture on Tuesday."
    assert told(found(text, published="2026-03-06")) == []


def test_a_people_before_a_town_is_no_party():
    text = "Peru and Norway signed a minerals memorandum in the Finnish town of Turku on Monday."
    agreement = main_one(found(text, published="2026-03-06"))
    assert (codes(agreement), agreement.place) == (["NO", "PE"], "Turku")
