"""Sentences that say whether a text binds, in many turns of phrase."""

import pytest

from agreements.core.recognise.legal_force import find_force
from agreements.core.recognise.text import sentences

NON_BINDING = [
    "Il ne crée aucune obligation en droit.",
    "The framework is not legally binding.",
    "It is a non-binding memorandum.",
    "The text creates no rights or obligations under international law.",
    "It binds nobody in law, sets no dates and carries no money.",
    "Neither document is binding in law.",
    "The memorandum is a political commitment and nobody can be sued under it.",
    "The statement has no legal force.",
    "None of this is enforceable in any court.",
    "The partners stress that it does not create legally binding obligations.",
    "The declaration imposes no legal obligations on either side.",
    "It is a political text, not a treaty.",
    "The parties are not legally bound by it.",
    "The memorandum carries no legal weight.",
    "Nothing in the text is legally binding.",
    "The plan is voluntary and legally non-binding.",
    "It stops short of a legally binding treaty.",
    "The arrangement does not give rise to rights or obligations.",
    "The letter commits the two governments to nothing.",
    "Lawyers note that it cannot be enforced.",
    "It does not bind either government.",
    "The arrangement is soft law at best.",
    "Nothing in the charter can be enforced before a judge.",
    "Its sections are political rather than legal.",
    "The memorandum is no more than a statement of intent.",
    "The signatories do not intend it to bind them.",
    "The roadmap gives rise to no duties in law.",
    "The pact is a political undertaking.",
    "It has the force of a promise, not of law.",
    "The memorandum is a statement of political intent.",
    "The accord rests on goodwill.",
    "Le texte n'est pas juridiquement contraignant.",
    "Ce mémorandum n’a pas de valeur juridique.",
    "L'accord, non contraignant, tient en quatre pages.",
    "El memorando no es jurídicamente vinculante.",
    "El documento no crea obligaciones legales.",
    "El texto no tiene carácter vinculante.",
    "文書に法的拘束力はない。",
    "法的拘束力を持たない。",
]
BINDING = [
    "The agreement is legally binding.",
    "It is binding on both parties under international law.",
    "The treaty entered into force in March.",
    "This is the first legally binding agreement of its kind.",
    "The states are bound by the treaty once it is ratified by both houses.",
    "The accord entered into force in May and can be enforced by a judge.",
    "The convention carries the force of law.",
    "Quarrels over the pact go to an arbitral tribunal.",
    "It creates legal obligations for both sides.",
    "The compact is an international treaty.",
    "The pact has treaty status.",
    "Breaches go to arbitration.",
    "El acuerdo es jurídicamente vinculante.",
    "L'accord est juridiquement contraignant.",
]
SILENT = [
    "Neither side has said whether the framework is binding.",
    "Whether it is binding neither would say.",
    "Neither government has published the text, so it is not clear what it obliges them to do.",
    "Officials are to ask whether these could go into a binding agreement with other countries.",
    "The two sides hope to turn the memorandum into a legally binding treaty.",
    "A developer has a non-binding letter of interest from a lender.",
    "They signed a statement of intent that sets up a dialogue.",
    "The pact binds the two neighbours closer together.",
    "Its force comes from dates.",
    "The mines minister keeps his promise to visit the village.",
    "A treaty on fishing may follow one day.",
    "Most of the money has still to be approved by law.",
    "The statement contains neither a budget nor a timetable.",
    "Talks on an investment treaty continue.",
    "Both sides will respect labour rights and obligations to local people.",
]


def force(sentence):
    found = find_force(sentence, sentences(sentence), ())
    return found[0].value if found else ""


@pytest.mark.parametrize("sentence", NON_BINDING)
def test_a_text_that_binds_nobody_is_told(sentence):
    assert force(sentence) == "non-binding"


@pytest.mark.parametrize("sentence", BINDING)
def test_a_text_that_binds_is_told(sentence):
    assert force(sentence) == "binding"


@pytest.mark.parametrize("sentence", SILENT)
def test_a_sentence_that_does_not_say_is_not_made_to(sentence):
    assert force(sentence) == ""


def test_a_cue_of_the_vocabulary_speaks_too():
    found = find_force("A handshake.", sentences("A handshake."), (("handshake", "non-binding"),))
    assert (found[0].value, found[0].evidence.quote) == ("non-binding", "A handshake.")
