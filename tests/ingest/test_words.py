"""The words of the register are what a curator made them; the files fill what it has none of."""

import pytest
from django.core.exceptions import ValidationError

from agreements.core.recognise import vocabulary as known
from agreements.ingest.middle import Words
from agreements.ingest.words import DOSSIERS, FOLDER, vocabulary, vocabulary_of_files, words_held
from agreements.models import Cue, Mineral, Participation, Party, PartyAlias
from tests.factories import AgreementFactory

pytestmark = pytest.mark.django_db


def test_an_empty_register_is_read_by_the_words_of_the_files():
    files = vocabulary_of_files(FOLDER, DOSSIERS)
    held = words_held()
    assert held.cues == files.cues
    assert held.parties == files.parties
    assert len(held.agreements) == 137
    assert known.PersonWords(name="Sanae Takaichi", party="japan") in held.people


def test_the_words_of_the_register_are_its_own():
    chile = Party.objects.create(slug="chile", name="Chile", kind="state", iso2="CL", iso3="CHL")
    PartyAlias.objects.create(party=chile, name="Republic of Chile")
    ores = Mineral.objects.create(slug="ores", name="Ores", group="base")
    Mineral.objects.create(slug="tin", name="Tin", group="base", parent=ores, aliases=["estaño"])
    Cue.objects.create(about="pillar", value="scrap", phrase="old tins", language="en")
    agreement = AgreementFactory(slug="tin-pact", title="Tin pact", signed_on="2025-03-02")
    Participation.objects.create(
        agreement=agreement, party=chile, role="signatory", signatory="Ana Rojas", trust="machine"
    )
    held = vocabulary()
    [words] = [each for each in held.parties if each.slug == "chile"]
    assert (words.iso2, words.names) == ("CL", ("Chile", "Republic of Chile"))
    [mineral] = [each for each in held.minerals if each.slug == "tin"]
    assert (mineral.names, mineral.parent) == (("tin", "estaño"), "ores")
    assert [cue.phrase for cue in held.cues] == ["old tins"]
    [pact] = [each for each in held.agreements if each.slug == "tin-pact"]
    assert (str(pact.signed_on), "chile" in pact.parties) == ("2025-03-02", True)
    assert known.PersonWords(name="Ana Rojas", party="chile") in held.people


def test_words_that_stayed_the_same_are_not_made_ready_again():
    Cue.objects.create(about="pillar", value="scrap", phrase="old tins", language="en")
    words = Words()
    first = words.of(1)
    assert words.of(2) is first
    Cue.objects.create(about="pillar", value="scrap", phrase="old cans", language="en")
    assert words.of(2) is first, "A run goes on with the words it began with."
    assert words.of(3) is not first
    assert {cue.phrase for cue in words.of(3).cues} == {"old tins", "old cans"}


def test_a_curator_is_told_what_is_wrong_with_a_phrase():
    cue = Cue(about="pillar", value="scrap", phrase="(old|spent batteries", language="en")
    with pytest.raises(ValidationError) as refused:
        cue.full_clean()
    assert refused.value.message_dict == {
        "phrase": ["A bracket is opened and never closed."],
    }
