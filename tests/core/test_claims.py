"""Each attribute a source disputes is marked beside the value it is about."""

import pytest

from agreements.core.claims import RULES, about
from agreements.core.words import About

PILLARS = frozenset({"stockpiling", "third-parties"})


@pytest.mark.parametrize(
    ("attribute", "place"),
    [
        ("signed_on", About.SIGNED_ON),
        ("date", About.SIGNED_ON),
        ("date of adoption", About.SIGNED_ON),
        ("date of the meeting", About.SIGNED_ON),
        ("announcement date", About.SIGNED_ON),
        ("adopting body and date", About.SIGNED_ON),
        ("date of the Section 232 proclamation", About.OTHER),  # of another text
        ("end date", About.COMMITMENTS),
        ("place", About.PLACE),
        ("status", About.STATUS),
        ("status of the announcement", About.STATUS),
        ("signed or not", About.STATUS),
        ("signature", About.STATUS),
        ("parties", About.PARTIES),
        ("who signed", About.PARTIES),
        ("US signatory", About.PARTIES),
        ("Canadian signatory's title", About.PARTIES),
        ("membership", About.PARTIES),
        ("founding partners", About.PARTIES),
        ("number of participants", About.PARTIES),
        ("number of measures, first round", About.OTHER),
        ("size of member group", About.PARTIES),
        ("size of the panel", About.OTHER),
        ("amount", About.AMOUNTS),
        ("Japanese amount", About.AMOUNTS),
        ("value", About.AMOUNTS),
        ("price floor", About.AMOUNTS),
        ("currency of the joint fund", About.AMOUNTS),
        ("business target", About.COMMITMENTS),
        ("first committee meeting", About.COMMITMENTS),
        ("trade target named with the pact", About.OTHER),
        ("stockpiling", About.PILLAR),
        ("third-parties", About.PILLAR),
        ("third parties", About.OTHER),
        ("length of roads", About.OTHER),
        ("", About.OTHER),
    ],
)
def test_an_attribute_is_about_one_block_of_the_page(attribute, place):
    assert about(attribute, PILLARS) == place


@pytest.mark.parametrize("attribute", ["  Signed_On ", "SIGNED_ON", "\tsigned_on\n"])
def test_case_and_spaces_around_do_not_matter(attribute):
    assert about(attribute, PILLARS) == About.SIGNED_ON


def test_a_pillar_is_one_only_where_the_vocabulary_has_it():
    assert about("stockpiling", frozenset()) == About.OTHER


def test_a_pillar_named_like_another_block_is_still_a_pillar():
    assert about("price floor", frozenset({"price floor"})) == About.PILLAR


def test_each_block_is_decided_by_one_rule():
    ruled = [place for place, _ in RULES]
    assert sorted([*ruled, About.PILLAR, About.OTHER]) == sorted(About)
