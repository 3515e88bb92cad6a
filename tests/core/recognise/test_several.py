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


WEEK = """Germany and Chile signed a declaration on lithium in Berlin on Monday. It foresees \
training for engineers.

On Wednesday it was Korea's turn. Seoul's trade minister and his Peruvian counterpart signed a \
memorandum on copper in Lima. It provides for joint surveys and a working group within 60 days."""


def test_a_fresh_paper_with_a_paragraph_of_its_own_is_a_main_one_and_has_its_own_terms():
    findings = found(WEEK, title="Two minerals papers in a week", published="2026-03-13")
    assert told(findings) == [
        (["CL", "DE"], "2026-03-09", "Berlin", "main"),
        (["KR", "PE"], "2026-03-11", "Lima", "main"),
    ]
    assert [(each.agreement, each.pillar) for each in findings.pillars] == [
        ("a1", "skills-capacity"),
        ("a2", "geological-mapping"),
    ]
    assert [(each.agreement, each.due) for each in findings.commitments] == [("a2", "P60D")]


HEADED = """Ghana now has two minerals papers.

The Danish one

On 6 October 2025 Denmark and Ghana signed a memorandum of understanding in Accra. It speaks of \
joint ventures.

The British one

In London on 20 February Britain and Ghana signed a strategic partnership on critical minerals."""


def test_an_older_paper_under_a_heading_of_its_own_is_a_main_one():
    findings = found(HEADED, title="Ghana's two minerals papers", published="2026-03-13")
    assert sorted(told(findings)) == [
        (["DK", "GH"], "2025-10-06", "Accra", "main"),
        (["GB", "GH"], "2026-02-20", "London", "main"),
    ]


def test_an_older_paper_in_a_sentence_of_background_is_not():
    paper = "On 6 October 2025 Denmark and Ghana signed a memorandum. It failed."
    text = f"{LEAD}\n\nBackground\n\n{paper}"
    assert [each.mention for each in found(text, published="2026-03-06").agreements] == [
        "main",
        "passing",
    ]


BOTH = """The European Union has signed memoranda on critical raw materials with Ghana and Peru. \
The Ghanaian text was signed in Brussels on Monday and the Peruvian one in Lima on Thursday."""
DAYS = """Japan signed memoranda on critical minerals with India on Monday and with Brazil on \
Wednesday. The Brazilian one, signed in Brasília, foresees a fund of $300 million."""


def test_of_two_papers_in_one_breath_each_has_its_own_day_and_place():
    assert told(found(BOTH, published="2026-03-13")) == [
        (["EU", "GH"], "2026-03-09", "Brussels", "main"),
        (["EU", "PE"], "2026-03-12", "Lima", "main"),
    ]
    findings = found(DAYS, published="2026-03-13")
    assert told(findings) == [
        (["IN", "JP"], "2026-03-09", "", "main"),
        (["BR", "JP"], "2026-03-11", "Brasília", "main"),
    ]
    assert [(each.agreement, each.value) for each in findings.amounts] == [("a2", 300_000_000)]


TWIN = """Peru and Norway signed a memorandum on critical minerals in Lima on Thursday. It \
foresees training for inspectors.

A separate growth compact, announced at the same ceremony, is meant to draw private money into \
mines. Under the compact Oslo will put in $30m."""


def test_a_second_text_of_the_same_day_and_parties_is_told_apart():
    findings = found(TWIN, title="Peru and Norway sign", published="2026-03-13")
    assert told(findings) == [
        (["NO", "PE"], "2026-03-12", "Lima", "main"),
        (["NO", "PE"], "2026-03-12", "Lima", "main"),
    ]
    assert {(each.agreement, each.pillar) for each in findings.pillars} >= {
        ("a1", "skills-capacity"),
        ("a2", "mining-processing-investment"),
    }
    assert [(each.agreement, each.value) for each in findings.amounts] == [("a2", 30_000_000)]


def test_a_second_text_on_something_else_is_left_out():
    text = (
        "Peru and Norway signed a memorandum on critical minerals in Lima on Thursday.\n\n"
        "A declaration on fisheries, announced at the same ceremony, ends a quarrel. It has no sum."
    )
    assert len(found(text, published="2026-03-13").agreements) == 1


CLUB = """Six governments launched the Southern Critical Minerals Alliance in Lima on Thursday.

Peru chairs the alliance. Its members are Chile, Ghana, Norway, Canada and Japan. The alliance \
means to list thirty projects.

It grew out of a statement that G7 leaders adopted in Kananaskis on 17 June, which called for \
common standards.

On the margins, Ghana's minister and the Norwegian minister for energy signed a declaration of \
intent on geological mapping. The declaration foresees training for students."""


def test_a_club_has_its_chair_and_two_members_may_sign_a_text_of_their_own():
    findings = found(CLUB, title="A minerals alliance in Lima", published="2025-09-13")
    assert told(findings) == [
        (["CA", "CL", "GH", "JP", "NO", "PE"], "2025-09-11", "Lima", "main"),
        (["GH", "NO"], "2025-09-11", "Lima", "main"),
        (["G7"], "2025-06-17", "Kananaskis", "passing"),
    ]
    assert {(each.agreement, each.pillar) for each in findings.pillars} >= {
        ("a2", "geological-mapping"),
        ("a2", "skills-capacity"),
    }


def test_a_meeting_on_an_older_agreement_is_not_its_signing():
    text = (
        "Norway and Ghana agreed on Friday in Accra on four bauxite sites that engineers will "
        "look at.\n\nThe list is the first fruit of the Critical Minerals Partnership, which the "
        "same two governments announced in Oslo on 12 May last year."
    )
    agreement = main_one(found(text, title="Norway, Ghana name sites", published="2026-03-13"))
    assert (str(agreement.signed_on), agreement.date_kind) == ("2025-05-12", "announced")
    assert agreement.place == "Oslo"


def test_agreements_recalled_with_a_pronoun_have_the_party_named_before():
    text = (
        "The European Union and Ghana signed a memorandum on critical minerals in Brussels on "
        "Tuesday. A day earlier, in the same hall, the Union had concluded a paper of the same "
        "type with Peru. In February it signed one with Chile."
    )
    assert told(found(text, published="2026-03-13")) == [
        (["EU", "GH"], "2026-03-10", "Brussels", "main"),
        (["EU", "PE"], "2026-03-09", "Brussels", "passing"),
        (["CL", "EU"], "2026-02", "", "passing"),
    ]


NUMBERS = """Chile and Norway signed a framework on lithium in Oslo on Monday.

On Wednesday Chile and Ghana concluded a charter on copper in Accra. It foresees training.

A railway is the business of the charter alone.

The framework provides for joint surveys. The second text provides for a working group within 60 \
days, and the railway charter for a fund of $30 million."""


def test_words_point_back_at_one_of_several():
    findings = found(NUMBERS, title="Chile signs with Norway and Ghana", published="2026-03-13")
    assert [each[0] for each in told(findings)] == [["CL", "NO"], ["CL", "GH"]]
    assert [(each.agreement, each.due) for each in findings.commitments] == [("a2", "P60D")]
    assert [(each.agreement, each.value) for each in findings.amounts] == [("a2", 30_000_000)]
    assert ("a1", "geological-mapping") in {(p.agreement, p.pillar) for p in findings.pillars}


BESIDE = """Norway wants to be seen in Ghana. On Thursday Kari Lund, the foreign minister, ended a \
tour of Africa at a Ghanaian mine, where she signed a memorandum of understanding on lithium.

Half a year after signature each government is to have named a first project.

Oslo is late. Canada signed a memorandum with Ghana and Peru last December that backs a refinery."""


def test_an_older_paper_of_others_is_not_taken_for_the_one_of_the_opening():
    findings = found(BESIDE, title="Norway courts Ghana with a memorandum", published="2026-03-20")
    assert told(findings) == [
        (["GH", "NO"], "2026-03-19", "", "main"),
        (["CA", "GH", "PE"], "2025-12", "", "passing"),
    ]
    assert [(each.agreement, each.due) for each in findings.commitments] == [("a1", "P6M")]
