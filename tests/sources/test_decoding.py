"""The right characters come out whatever header and page claim."""

import pytest

from agreements.sources.reading.decoding import decode

ENGLISH = (
    "<html><p>The minister – “Ångström” – signed for €300m in Malmö, a naïve façade.</p></html>"
)
FRENCH = (
    "<html><p>Le café a été payé à l’État ; où est la réserve ? C’est l’été dernier.</p></html>"
)
JAPANESE = (
    "<html><p>" + "日米両政府は重要鉱物とレアアースの枠組み文書に署名した。" * 4 + "</p></html>"
)
RUSSIAN = "<html><p>" + "Казахстан и США подписали меморандум о минералах. " * 4 + "</p></html>"
CLAIMS = ["", "text/html", "text/html; charset=utf-8", "text/html; charset=Shift_JIS", "nonsense"]


@pytest.mark.parametrize("claim", [*CLAIMS, "text/html; charset=iso-8859-1"])
@pytest.mark.parametrize("text", [ENGLISH, FRENCH, JAPANESE, RUSSIAN])
def test_utf8_is_utf8_whoever_says_otherwise(text: str, claim: str) -> None:
    assert decode(text.encode(), claim) == text


@pytest.mark.parametrize("claim", CLAIMS[:3])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (ENGLISH, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (JAPANESE, "utf-16-be"),
        (FRENCH, "utf-8-sig"),
        (ENGLISH, "utf-32"),
    ],
)
def test_other_encodings_are_found_without_a_true_claim(
    text: str, encoding: str, claim: str
) -> None:
    assert decode(text.encode(encoding), claim) == text


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "latin1"])
def test_a_western_claim_for_another_script_is_not_believed(encoding: str) -> None:
    said = f"text/html; charset={encoding}"
    assert decode(JAPANESE.encode("cp932"), said) == JAPANESE
    assert decode(RUSSIAN.encode("cp1251"), said) == RUSSIAN


def test_a_true_claim_is_believed_in_header_or_page() -> None:
    polish = "<meta charset=iso-8859-2><p>Łódź, święto, źdźbło</p>"
    assert decode(polish.encode("iso-8859-2"), "text/html") == polish
    assert decode("Łódź".encode("cp1250"), "text/plain; charset=windows-1250") == "Łódź"


def test_a_few_broken_bytes_leave_the_rest_as_it_is() -> None:
    broken = JAPANESE.encode()[:-20] + b"\xe3\x81" + b"</p>"
    assert decode(broken, "text/html").startswith(JAPANESE[:60])
    assert "\ufffd" not in decode(broken)


def test_controls_are_gone_and_line_ends_stay() -> None:
    assert decode(b"raw\x00 mat\x08erials\x1b\x7f\r\n\tend\xc2\x9f") == "raw materials\r\n\tend"
    assert decode(b"") == ""
