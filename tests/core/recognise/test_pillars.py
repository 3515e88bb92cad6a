"""Pillars are found in many turns of phrase, and not in what is told beside an agreement."""

import pytest

from agreements.core.recognise.pillars import find_pillars
from tests.core.recognise.reading import table, words
from tests.core.recognise.telling import telling

TABLE = table("pillars.yaml")
WIDE = table("pillars_wide.yaml")
BESIDE = [*TABLE.pop("beside"), *WIDE.pop("beside")]
TOLD = [
    (key.split(","), sentence)
    for rows in (TABLE, WIDE)
    for key, told in rows.items()
    for sentence in told
]


def pillars(sentence, **more):
    return find_pillars(telling(sentence, **more), words())


def test_every_pillar_has_phrases_of_its_own():
    assert {pillar for expected, _ in TOLD for pillar in expected} == {
        row.value for row in words().cues if row.about == "pillar"
    }


@pytest.mark.parametrize(("expected", "sentence"), TOLD, ids=lambda value: str(value)[:60])
def test_a_pillar_is_found_however_it_is_told(expected, sentence):
    assert set(expected) <= {found.pillar for found in pillars(sentence)}


@pytest.mark.parametrize("sentence", BESIDE, ids=lambda sentence: sentence[:60])
def test_what_is_told_beside_the_agreement_is_no_pillar(sentence):
    assert [found.pillar for found in pillars(sentence)] == []


def test_sentences_that_tell_one_pillar_are_seldom_read_as_others():
    others = [
        (found.pillar, sentence)
        for expected, sentence in TOLD
        for found in pillars(sentence)
        if found.pillar not in expected
    ]
    assert len(others) <= len(TOLD) * 0.1


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("Both governments shall cut red tape for mines.", "commitment"),
        ("They promise to cut red tape for mines.", "commitment"),
        ("The two sides intend to cut red tape for mines.", "intent"),
        ("They will explore ways to cut red tape for mines.", "exploratory"),
        ("The text speaks of red tape.", "mention"),
        ("The accord sets up a desk to cut red tape for mines.", "commitment"),
        ("The pact should cut red tape for mines.", "intent"),
        ("Officials will examine how to cut red tape for mines.", "exploratory"),
    ],
)
def test_how_firmly_it_is_told_follows_the_verb(sentence, strength):
    assert [(each.pillar, str(each.strength)) for each in pillars(sentence)] == [
        ("permitting", strength)
    ]


def test_a_list_of_headings_is_read_as_headings():
    heads = (
        "The text has headings on ministerial, financing, permitting, scrap and stockpiling, and"
    )
    alone = {each.pillar for each in pillars("The two sides talked about financing.")}
    assert alone == set()
    assert {each.pillar for each in pillars(f"{heads} rapid response.")} == {
        *("ministerial", "financing", "permitting", "scrap", "stockpiling", "rapid-response")
    }


def test_words_that_are_part_of_a_closer_phrase_speak_for_no_broad_pillar():
    told = "They are to tell one another before large stakes in mines change hands."
    assert {each.pillar for each in pillars(told)} == {"asset-sales"}


def test_the_quote_is_the_clause_that_says_so():
    [found] = pillars("The deal, says the ministry, will cut red tape for mines; talks go on.")
    assert found.evidence.quote == "will cut red tape for mines"


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("fr", "Les deux pays vont simplifier les permis miniers.", "permitting"),
        ("fr", "L’accord prévoit la formation de techniciens locaux.", "skills-capacity"),
        ("es", "Los dos países agilizarán… agilizar los permisos mineros.", "permitting"),
        ("es", "El acuerdo prevé un ferrocarril hasta la costa.", "infrastructure"),
        ("ja", "両国は備蓄での協力を進める。", "stockpiling"),
        ("ja", "鉱山の許認可を迅速にする。", "permitting"),
    ],
)
def test_other_languages_have_cues_of_their_own(language, sentence, expected):
    assert expected in {found.pillar for found in pillars(sentence, language=language)}
