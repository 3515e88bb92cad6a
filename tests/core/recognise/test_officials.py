"""Holders of office in many turns of phrase; analysts and company people are not among them."""

import pytest

from tests.core.recognise.reading import found

HOLDERS = [
    ("Prime Minister Ana Ruiz signed the pact.", ["Ana Ruiz"]),
    ("The pact was signed by Ana Ruiz, Chile's mining minister.", ["Ana Ruiz"]),
    ("Chile's minister, Ana Ruiz, and Japan's envoy, Ken Mori, met.", ["Ana Ruiz", "Ken Mori"]),
    ("US Commerce Secretary John A. Doe said so.", ["John A. Doe"]),
    ("“It is a start,” said Ana Ruiz, the Chilean foreign minister.", ["Ana Ruiz"]),
    ("Minister of Mines Ana Ruiz attended.", ["Ana Ruiz"]),
    ("Presidents Ana Ruiz and John Doe signed.", ["Ana Ruiz", "John Doe"]),
    ("V. K. Rao, the mines secretary, joined by video.", ["V. K. Rao"]),
    ("Commissioner Pál van der Berg signed for the Union.", ["Pál van der Berg"]),
    ("Crown Prince Omar bin Said met President John Doe.", ["Omar bin Said", "John Doe"]),
    ("Governor Raúl Gómez was present.", ["Raúl Gómez"]),
    ("Nadia Haas, a junior trade minister, signed for Berlin.", ["Nadia Haas"]),
    ("It was signed in Oslo by Ana Ruiz and John Doe.", ["Ana Ruiz", "John Doe"]),
    ("Mei Lin O'Hara, whose ministry covers mines, put her name to it.", ["Mei Lin O'Hara"]),
    ("Under Secretary of State John Doe hosted the meeting.", ["John Doe"]),
    ("European Commission Vice-President Eva Holm signed.", ["Eva Holm"]),
    ("Ambassador Jean-Luc Petit and his host looked on.", ["Jean-Luc Petit"]),
    ("Deputy Prime Minister Kanat Beketov signed the paper.", ["Kanat Beketov"]),
    ("La ministra de Minería, Ana Ruiz, firmó el acuerdo.", ["Ana Ruiz"]),
    ("Le président Jean Petit a signé l'accord.", ["Jean Petit"]),
    ("Le ministre belge du Commerce extérieur, Jan Peeters, a signé.", ["Jan Peeters"]),
    ("Le ministre délégué français au Commerce, Luc Petit, a signé.", ["Luc Petit"]),
    ("Ana Ruiz, who runs the Chilean Mines Agency, signed it.", ["Ana Ruiz"]),
    ("La viceministra coreana de Industria, Kim Ana, firmó.", ["Kim Ana"]),
    ("Ana Ruiz, his Chilean counterpart, was pleased.", ["Ana Ruiz"]),
    ("Opposition MP Ana Ruiz asked why.", ["Ana Ruiz"]),
    ("Malaysia's Ana Ruiz was in the chair.", ["Ana Ruiz"]),
    ("No llevaba dos días en La Moneda el presidente Juan Pérez.", ["Juan Pérez"]),
    ("The memorandum bears the names of Japan's Ken Mori and others, who signed it.", ["Ken Mori"]),
]  # fmt: skip
OTHERS = [
    "“No,” said Tom Bell, a metals analyst at Harrow Point Research.",
    "Tom Bell of Coldstream Partners has financed three ventures.",
    "Tom Bell, chief executive of Acme Metals, signed the contract.",
    "Tom Bell, president of Acme Metals, said the price was fair.",
    "Former prime minister Tom Bell disagreed.",
    "Tom Bell, who teaches economics in Almaty, was sceptical.",
    "Tom Bell, a consultant, said ministers should wait.",
    "The Foreign Ministry and the White House said nothing.",
    "The United States and South Korea signed it.",
    "Rio Tinto and Acme Metals signed a contract.",
]


@pytest.mark.parametrize(("text", "names"), HOLDERS)
def test_holders_of_office_are_found(text, names):
    assert sorted(official.name for official in found(text).officials) == sorted(names)


@pytest.mark.parametrize("text", OTHERS)
def test_others_are_not_taken_for_officials(text):
    assert [official.name for official in found(text).officials] == []


def test_a_person_is_told_once_under_the_fullest_name():
    (official,) = found("President Ruiz spoke. Later President Ana Ruiz left.").officials
    assert (official.name, official.office) == ("Ana Ruiz", "President")
