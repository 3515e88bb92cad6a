"""Deadlines, money and minerals are found in many spellings; what only looks like one is not."""

import pytest

from agreements.core.recognise.amounts import find_amounts
from agreements.core.recognise.commitments import find_commitments
from agreements.core.recognise.minerals import find_minerals
from agreements.core.recognise.money import sums
from tests.core.recognise.reading import table, words
from tests.core.recognise.telling import telling

DUE = [
    ("P90D", "A roadmap is to be agreed within 90 days."),
    ("P6M", "Officials have half a year to draw up a list."),
    ("P6M", "The two sides gave themselves six months to finish the plan."),
    ("P12M", "A plan of action is expected inside twelve months."),
    ("P1Y", "A joint fund should be up and running within a year."),
    ("P30D", "The first meeting takes place 30 days later."),
    ("2026-12-31", "Three projects are to be under way by the end of 2026."),
    ("2025-12-31", "The partners will publish a roadmap before the year is out."),
    ("2025-12-31", "Both governments promised a shortlist by the end of the year."),
    ("2026-06-30", "The committee must report by June 2026."),
    ("2025-09-01", "Officials are to deliver the list by 1 September."),
    ("2025-09-01", "Officials are to deliver the list by September 1."),
    ("P60D", "They set a deadline of sixty days for a list of projects."),
    ("P180D", "A ministerial is to be convened no later than 180 days after signature."),
    ("P3M", "The first projects will be named in the next three months."),
    ("P6M", "Within half a year ministers are to meet."),
    ("P2Y", "The pact obliges both sides to map the region within two years."),
    ("P100D", "The two have 100 days to settle the details."),
    ("P45D", "The working group is due to meet for the first time inside 45 days."),
    ("2027-12-31", "The partners aim to double trade in lithium by 2027."),
    ("2030-12-31", "The memorandum aims to bring three refineries into operation by 2030."),
    ("P6M", "A six-month deadline applies to the list of projects."),
    ("P18M", "Both sides are to complete a survey in eighteen months."),
    ("P8W", "Experts will report back within eight weeks."),
    ("2026-03-31", "A joint plan is due by the end of March 2026."),
    ("2026-03-31", "A joint plan is due by the end of March."),
    ("2026-12-31", "The partners agreed to sign a supply contract before the end of next year."),
    ("P6M", "The roadmap has to be ready six months after signing."),
    ("P6M", "It gives the ministries six months to pick projects."),
    ("2027-12-31", "The partners undertook to open a joint laboratory before 2027 is over."),
    ("P4M", "Canada promised to put C$20 million into the venture within four months."),
    ("P1Y", "A council must be in place within a year and meet every six months after."),
    ("P120D", "The text sets a 120-day timetable for a first list."),
    ("P90D", "A secretariat in Santiago opens within 90 days."),
    ("P60D", "Officials are to name the first mines within 60 days, the minister told reporters."),
]
WORDED = table("dues.yaml")
NOT_DUE = [
    "Ministers will meet every six months.",
    "Officials will meet at least once a quarter.",
    "The company expects first production by the end of 2027.",
    "A general election is due by October.",
    "The two sides hope to sign a fuller treaty one day.",
    "Talks had dragged on for three years.",
    "Exports rose 12 per cent in six months.",
    "The mine has been shut for two years.",
    '"If nothing is built within five years, people will laugh," said a trader.',
    "The memorandum runs for five years.",
    "Demand for copper is expected to double by 2040.",
    "The refinery is due to open in 2028.",
    "The minister took office six months ago.",
    "The board will decide on the project by the end of the year.",
    "Each party may leave on six months' notice.",
    "The visit lasted three days.",
    "Under national law a licence must be issued within twenty months.",
    "It binds both and enters into force 90 days later.",
    "Both want bilateral trade to pass $9bn within four years.",
    "The first committee met in Lima, four months after the memorandum was signed.",
    "Two days later, in Lima, came the text of a longer agreement.",
    "Canada has added two countries to its list of partners within four days.",
    "Chile promises to answer requests for licences inside 90 working days.",
    "If deliveries stop, the two governments will consult within five days.",
    "Half of the metal is promised to Canadian makers until 2036.",
    "Canada said that it wanted trade of $9bn a year by 2030.",
]
ELSEWHERE = [
    ("fr", "P6M", "Les deux parties doivent arrêter une feuille de route dans les six mois."),
    ("fr", "2026-12-31", "Le plan sera adopté avant la fin de 2026."),
    ("es", "P90D", "Los ministros se reunirán en un plazo de 90 días."),
    ("es", "P6M", "Ambos gobiernos acordaron elaborar una lista en seis meses."),
    ("ja", "P1Y", "両国は一年以内に共同計画をまとめる。"),
    ("ja", "2026-12-31", "2026年末までに最初の事業を決める。"),
    ("ja", "P90D", "９０日以内に閣僚会合を開く。"),
    ("ja", "P3M", "三カ月以内に案をまとめる。"),
]
MONEY = [
    ("worth close to C$3.8-billion", 3_800_000_000, "CAD"),
    ("a €2.5-billion facility", 2_500_000_000, "EUR"),
    ("US$ 250m", 250_000_000, "USD"),
    ("some 300 million dollars", 300_000_000, "USD"),
    ("NZ$40m", 40_000_000, "NZD"),
    ("1.5 trillion won", 1_500_000_000_000, "KRW"),
    ("200 billion won", 200_000_000_000, "KRW"),
    ("Rs 34,300-crore mission", 343_000_000_000, "INR"),
    ("₹34,300 crore", 343_000_000_000, "INR"),
    ("R5bn", 5_000_000_000, "ZAR"),
    ("half a billion US dollars", 500_000_000, "USD"),
    ("three hundred million euros", 300_000_000, "EUR"),
    ("AUD 1.2 billion", 1_200_000_000, "AUD"),
    ("EUR3bn", 3_000_000_000, "EUR"),
    ("£1.2 million", 1_200_000, "GBP"),
    ("¥50bn", 50_000_000_000, "JPY"),
    ("50 billion yen", 50_000_000_000, "JPY"),
    ("JPY 50 billion", 50_000_000_000, "JPY"),
    ("500億円", 50_000_000_000, "JPY"),
    ("3億ドル", 300_000_000, "USD"),
    ("10億豪ドル", 1_000_000_000, "AUD"),
    ("quinze milliards de dollars", 15_000_000_000, "USD"),
    ("2,5 millions d’euros", 2_500_000, "EUR"),
    ("350 millones de euros", 350_000_000, "EUR"),
    ("$3bn loan", 3_000_000_000, "USD"),
    ("$85,000", 85_000, "USD"),
    ("A$5.4 billion", 5_400_000_000, "AUD"),
    ("$A5.4 billion", 5_400_000_000, "AUD"),
    ("CHF 20 million", 20_000_000, "CHF"),
    ("SEK 400m", 400_000_000, "SEK"),
    ("400 million Swedish kronor", 400_000_000, "SEK"),
    ("RM2 billion", 2_000_000_000, "MYR"),
    ("Rp 5 trillion", 5_000_000_000_000, "IDR"),
    ("20 billion yuan", 20_000_000_000, "CNY"),
    ("KZT 20 billion", 20_000_000_000, "KZT"),
    ("900 million hryvnias", 900_000_000, "UAH"),
    ("$150 mln", 150_000_000, "USD"),
    ("$150 mn", 150_000_000, "USD"),
    ("U.S. $1 billion", 1_000_000_000, "USD"),
    ("US$1,000 million", 1_000_000_000, "USD"),
    ("$1 000 million", 1_000_000_000, "USD"),
    ("a 1-billion-dollar fund", 1_000_000_000, "USD"),
    ("a $100-million-plus package", 100_000_000, "USD"),
    ("a hundred million dollars", 100_000_000, "USD"),
    ("2bn euros", 2_000_000_000, "EUR"),
    ("€ 2 billion", 2_000_000_000, "EUR"),
    ("2 billion €", 2_000_000_000, "EUR"),
    ("1.2 Milliarden Euro", 1_200_000_000, "EUR"),
    ("USD100mn", 100_000_000, "USD"),
    ("AED 3 billion", 3_000_000_000, "AED"),
    ("3.75 billion riyals", 3_750_000_000, "SAR"),
]
NO_MONEY = [
    "$120 a tonne",
    "$14,000 a tonne",
    "$33,000 per metric ton",
    "€9.99 a month",
    "Subscribe for $1",
    "one billion",
    "billion-dollar fund",
    "multibillion-dollar",
    "20 per cent of 5 million tonnes",
    "15 million barrels a day",
    "several hundred million dollars",
    "tens of millions of dollars",
]


def dues(sentence, **more):
    """Told in June 2025."""
    return [found.due for found in find_commitments(telling(sentence, **more))]


@pytest.mark.parametrize(("due", "sentence"), DUE)
def test_a_deadline_is_found_however_it_is_told(due, sentence):
    assert dues(sentence) == [due]


@pytest.mark.parametrize("sentence", [*NOT_DUE, *WORDED["none"]])
def test_meetings_hopes_and_what_others_plan_are_no_commitments(sentence):
    assert dues(sentence) == []


@pytest.mark.parametrize(("language", "due", "sentence"), [*ELSEWHERE, *WORDED["due"]])
def test_deadlines_are_found_in_other_languages(language, due, sentence):
    assert dues(sentence, language=language) == [due]


@pytest.mark.parametrize(("text", "value", "currency"), MONEY)
def test_a_sum_is_read_in_any_spelling(text, value, currency):
    assert [(each.value, each.currency) for each in sums(text)] == [(value, currency)]


@pytest.mark.parametrize("text", NO_MONEY)
def test_prices_weights_and_vague_sums_are_no_amounts(text):
    assert sums(text) == []


def test_two_sums_that_share_a_scale_are_two():
    assert [each.value for each in sums("$10 to $12 billion")] == [10 * 10**9, 12 * 10**9]


@pytest.mark.parametrize(
    ("sentence", "is_tied", "kind"),
    [
        ("Each government will put at least C$50 million into the fund.", True, "pledge"),
        ("A consultancy puts the cost of new mines at C$9bn a year.", False, "other"),
        ("The partners want to raise C$2bn between them.", True, "other"),
        ("A consortium bought the concession for C$90m last year.", False, "other"),
        (
            "The bank separately issued letters of interest worth C$2bn.",
            False,
            "letter-of-interest",
        ),
    ],
)
def test_money_is_tied_only_to_the_agreement_that_moves_it(sentence, is_tied, kind):
    [found] = find_amounts(telling(sentence))
    assert (bool(found.agreement), str(found.kind)) == (is_tied, kind)


def test_a_sum_told_again_in_a_widely_traded_currency_is_one_amount():
    found = find_amounts(telling("The grant is worth 400 million kwacha (about $15 million)."))
    assert [(each.value, each.currency) for each in found] == [(15_000_000, "USD")]
    found = find_amounts(telling("The grant is worth £13 million ($17 million)."))
    assert [each.currency for each in found] == ["GBP", "USD"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The pact covers lithium, rare earths and tin.", {"lithium", "rare-earths", "tin"}),
        ("It is to lead to magnets and batteries, and to gold medals.", set()),
        ("Chile mines more copper than any other country.", {"copper"}),
        ("Prices of cobalt fell as demand for nickel shrank worldwide.", set()),
        ('"Nobody digs tungsten here," said a shopkeeper.', set()),
        ("Parliament banned uranium mining in 2021.", set()),
        ("Ottawa and Santiago met; a Canadian firm owns nickel mines in Peru.", set()),
        (
            "The pact covers heavy rare earths.",
            {"heavy-rare-earths", "rare-earths"},
        ),
        ("They will trace coltan.", {"tantalum"}),
        ("The tin accord covers 600 tonnes of refined tin.", {"tin"}),
        ("Soup came out of a tin.", set()),
        ("Last year Canada bought $90 million of Chilean titanium.", set()),
    ],
)
def test_minerals_of_the_agreement_are_found_and_those_beside_it_are_not(sentence, expected):
    assert {found.mineral for found in find_minerals(telling(sentence), words())} == expected


@pytest.mark.parametrize(
    ("language", "sentence", "value"),
    [
        ("fr", "Le texte prévoit un fonds de 50 millions d'euros.", 50_000_000),
        ("es", "El memorando prevé un fondo de 20 millones de dólares.", 20_000_000),
        ("fr", "Ottawa versera 10 millions d'euros.", 10_000_000),
        ("es", "Canadá pondrá 15 millones de dólares.", 15_000_000),
        ("en", "Export Finance Chile puts up US$31 million for a mill.", 31_000_000),
        ("en", "It comes with an initial outlay of $6 million.", 6_000_000),
        ("en", "Both will jointly invest up to C$6 million.", 6_000_000),
        ("en", "The paper sets aside $30 million for surveys.", 30_000_000),
        ("en", "In return Ottawa's export bank will provide €12 million.", 12_000_000),
        ("en", "The text sets a goal of €9 billion by 2030.", 9_000_000_000),
        (
            "en",
            "Half of that may come later, and €4 million of it now, Ottawa is lending.",
            4_000_000,
        ),
    ],
)
def test_money_that_the_text_moves_is_its_own_in_each_language(language, sentence, value):
    amounts = find_amounts(telling(sentence, language=language))
    assert [(each.agreement, each.value) for each in amounts] == [("a1", value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It provides for joint surveys and a working group within 60 days.",
        "The memorandum foresees a report within 60 days.",
        "Officials were asked to list projects within 60 days.",
    ],
)
def test_a_deadline_needs_no_word_such_as_will(sentence):
    found = find_commitments(telling(sentence))
    assert [(each.agreement, each.due) for each in found] == [("a1", "P60D")]


def test_what_the_members_set_themselves_for_their_emissions_is_a_commitment():
    assert dues("They also pledge to bring the sector's emissions to zero before the end of 2045.")
    assert not dues("The country plans to bring its emissions to zero before the end of 2045.")
