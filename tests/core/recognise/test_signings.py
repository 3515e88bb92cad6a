"""What articles in many turns of phrase say of a signing is found; other articles are let go."""

import pytest

from tests.core.recognise.reading import codes, found, main_one, table

SIGNINGS = table("signings.yaml")
OTHERS = table("others.yaml")


def read(case):
    return found(
        case["text"],
        title=case["title"],
        published=case["published"],
        language=case.get("language", "en"),
    )


@pytest.mark.parametrize("case", SIGNINGS, ids=lambda case: case["title"])
def test_who_signed_when_and_where_is_found(case):
    findings = read(case)
    agreement = main_one(findings)
    assert findings.is_relevant
    assert codes(agreement) == case.get("parties", codes(agreement))
    assert str(agreement.signed_on) == case["signed"]
    city = agreement.place.split(", ")[-1]
    assert city == case.get("city", city)
    assert agreement.legal_force == case.get("force", agreement.legal_force)


@pytest.mark.parametrize("case", SIGNINGS, ids=lambda case: case["title"])
def test_every_quote_stands_where_it_says(case):
    findings = read(case)
    quotes = [
        finding.evidence
        for finding in (*findings.agreements, *findings.officials, *findings.events)
    ]
    quotes += [party.evidence for agreement in findings.agreements for party in agreement.parties]
    for agreement in findings.agreements:
        places = (agreement.date_evidence, agreement.place_evidence, agreement.force_evidence)
        quotes += [quote for quote in places if quote]
    assert quotes
    for quote in quotes:
        assert case["text"][quote.start : quote.end] == quote.quote


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case["title"])
def test_an_article_on_something_else_is_not_relevant(case):
    findings = read(case)
    assert not findings.is_relevant
    assert [each for each in findings.agreements if each.mention == "main"] == []


TOLD = [case for case in SIGNINGS if "officials" in case]


@pytest.mark.parametrize("case", TOLD, ids=lambda case: case["title"])
def test_officials_are_found_and_bystanders_are_not(case):
    named = {official.name for official in read(case).officials}
    assert {name for name in named if " " in name} == set(case["officials"])


ROUND_UP = """Three papers on minerals in a month. Here they are.

1. Lima, 4 February

Peru's foreign minister and his Norwegian counterpart signed a memorandum on copper.

2. Oslo, 10 February

Norway and Chile put their names to a framework on lithium and on research.

3. Accra, Thursday

Ghana's president and the Danish prime minister sealed a partnership on manganese."""


def test_headings_of_a_round_up_give_the_date_and_the_place_of_each_agreement():
    findings = found(ROUND_UP, title="Minerals papers of the month", published="2026-02-20")
    told = [
        (sorted(p.code for p in each.parties), str(each.signed_on), each.place, each.mention)
        for each in findings.agreements
    ]
    assert told == [
        (["NO", "PE"], "2026-02-04", "Lima", "main"),
        (["CL", "NO"], "2026-02-10", "Oslo", "main"),
        (["DK", "GH"], "2026-02-19", "Accra", "main"),
    ]
