"""Calendars: lines folded by octets, text escaped, one whole day each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.exports.ical import LONGEST, Event, calendar_pieces, line, text

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
EVENT = Event(
    "commitment-1@register.example",
    date(2026, 2, 28),
    "Due: a; b, c",
    "One\nTwo",
    "https://x.example/#c-1",
)


def unfolded(written: str) -> str:
    return written.replace("\r\n ", "").removesuffix("\r\n")


def read_back(value: str) -> str:
    out, signs = [], iter(value)
    for sign in signs:
        following = next(signs) if sign == "\\" else ""
        out.append({"n": "\n"}.get(following, following) if sign == "\\" else sign)
    return "".join(out)


@given(TEXT)
def test_no_line_is_longer_than_75_octets_and_none_is_cut_inside_a_character(value):
    written = line("SUMMARY", text(value)).removesuffix("\r\n").encode()
    for piece in written.split(b"\r\n"):
        assert len(piece) <= LONGEST
        piece.decode()


@given(TEXT)
def test_unfolded_and_unescaped_a_text_is_what_it_was_without_control_signs(value):
    back = read_back(unfolded(line("SUMMARY", text(value))).removeprefix("SUMMARY:"))
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    assert back == "".join(c for c in plain if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127))


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("a, b", "a\\, b"),
        ("a; b", "a\\; b"),
        ("a\\b", "a\\\\b"),
        ("a\nb", "a\\nb"),
        ("a\r\nb", "a\\nb"),
        ("a\\n", "a\\\\n"),
        ('a: b "c"', 'a: b "c"'),
        ("a\0b", "ab"),
    ],
)
def test_signs_with_a_meaning_are_escaped(plain, written):
    assert text(plain) == written


def test_a_line_is_folded_just_before_the_seventysixth_octet():
    assert line("A", "x" * 73) == f"A:{'x' * 73}\r\n"
    assert line("A", "x" * 74) == f"A:{'x' * 73}\r\n x\r\n"
    assert line("A", "é" * 37) == f"A:{'é' * 36}\r\n é\r\n"
    assert line("A", "鉱" * 25) == f"A:{'鉱' * 24}\r\n 鉱\r\n"


def test_an_event_is_a_whole_day_with_a_lasting_name():
    pieces = list(calendar_pieces("What falls due", date(2026, 11, 22), [EVENT]))
    assert "".join(pieces) == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//Critical Minerals Register//Commitments//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\n"
        "X-WR-CALNAME:What falls due\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:commitment-1@register.example\r\n"
        "DTSTAMP:20261122T000000Z\r\n"
        "DTSTART;VALUE=DATE:20260228\r\n"
        "DTEND;VALUE=DATE:20260301\r\n"
        "SUMMARY:Due: a\\; b\\, c\r\n"
        "DESCRIPTION:One\\nTwo\r\n"
        "URL:https://x.example/#c-1\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )


def test_nothing_is_read_before_the_first_line_was_sent():
    def events():
        raise AssertionError("read too early")
        yield

    assert next(calendar_pieces("x", date(2026, 1, 1), events())) == "BEGIN:VCALENDAR\r\n"
