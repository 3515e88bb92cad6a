"""robots.txt read as RFC 9309 says, and the pace that is kept at a host."""

import pytest

from agreements.sources.pace import PaceHere
from agreements.sources.robots import Robots, Rules, read_rules

EXAMPLE = b"""\xef\xbb\xbf# a site
User-Agent: OtherBot
User-agent: TestRegister/2.0
Disallow: /drafts     # not yet
Allow: /drafts/final
Disallow: /*.pdf$
Disallow: /a%2Db
Disallow: /search?*q=
Crawl-delay: 2.5

Sitemap: https://site.example/sitemap.xml
User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/drafts", False),
        ("/drafts/1", False),
        ("/drafts/final/1", True),
        ("/paper.pdf", False),
        ("/paper.pdf?page=2", True),
        ("/a-b", False),
        ("/a%2db", False),
        ("/search?x=1&q=2", False),
        ("/search?x=1", True),
        ("/robots.txt", True),
    ],
)
def test_the_longest_rule_for_the_robot_decides(path: str, *, allowed: bool) -> None:
    assert read_rules(EXAMPLE, "TestRegister").allow(path) == allowed


def test_another_robot_keeps_to_the_rules_for_all() -> None:
    rules = read_rules(EXAMPLE, "Unknown")
    assert not rules.allow("/")
    assert rules.allow("/robots.txt")
    assert rules.delay is None


def test_groups_of_one_name_are_read_together() -> None:
    rules = read_rules(b"User-agent: a\nDisallow: /x\n\nUser-agent: A\nDisallow: /y", "a")
    assert [rules.allow(path) for path in ("/x", "/y", "/z")] == [False, False, True]


def test_of_equal_rules_the_one_that_allows_wins() -> None:
    assert read_rules(b"User-agent: *\nDisallow: /x\nAllow: /x", "a").allow("/x")


@pytest.mark.parametrize(
    "body", [b"", b"Disallow: /", b"User-agent: *\nDisallow:", b"<html>404</html>", b"\xff\xfe\0"]
)
def test_a_file_that_forbids_nothing_allows_all(body: bytes) -> None:
    assert read_rules(body, "a").allow("/x")


def test_a_rule_of_many_stars_is_matched_in_bounded_steps() -> None:
    rules = read_rules(b"User-agent: *\nDisallow: /" + b"*a" * 400 + b"$", "a")
    assert rules.allow("/" + "a" * 399)
    assert not rules.allow("/" + "a" * 2_000)


def test_a_delay_is_read_within_reason() -> None:
    def delay(said: bytes) -> float | None:
        return read_rules(b"User-agent: *\nCrawl-delay: " + said, "a").delay

    assert [delay(said) for said in (b"2.5", b"9999", b"-1", b"soon")] == [2.5, 60.0, 0.0, None]


def test_rules_are_asked_for_once_a_day_and_sooner_where_a_site_could_not_say() -> None:
    now, asked = [0.0], []
    robots = Robots(clock=lambda: now[0])

    def ask(rules: Rules, at: float) -> Rules:
        now[0] = at
        return robots.rules("https://a.example", lambda: asked.append(at) or rules)

    away = Rules(unreachable=True)
    for at in (0, 500, 700):
        assert ask(away, at) == away
    for at in (1_301, 5_000, 80_000, 90_000):
        assert ask(Rules(), at) == Rules()
    assert asked == [0, 700, 1_301, 90_000]
    assert not away.allow("/")


def test_a_host_has_one_turn_at_a_time() -> None:
    now = [100.0]
    pace = PaceHere(clock=lambda: now[0])
    assert pace.turn("a.example", every=5) == 0
    assert pace.turn("b.example", every=5) == 0
    now[0] += 2
    assert pace.turn("a.example", every=5) == 3
    now[0] += 3
    assert pace.turn("a.example", every=5) == 0


def test_hosts_long_past_are_forgotten() -> None:
    now = [0.0]
    pace = PaceHere(clock=lambda: now[0])
    for number in range(3_000):
        now[0] += 1
        pace.turn(f"host{number}.example", every=1)
    assert len(pace._next) < 1_100
