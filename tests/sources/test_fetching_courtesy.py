"""What a site asks of robots is kept to, and so is a pace."""

from dataclasses import replace

import pytest

from agreements.sources.errors import AskError, TryAgainError
from agreements.sources.fetching import Manners
from agreements.sources.pace import PaceHere
from tests.sources.servers import CALM, HTML, always, answer, get, manners, redirect, serving


def test_what_robots_may_not_read_is_left_to_a_person() -> None:
    rules = answer(b"User-agent: testregister\nDisallow: /private\n\nUser-agent: *\nDisallow: /")
    with serving(always(*answer(b"open", HTML)), robots=rules) as server:
        visitor = manners()
        assert get(server, "/a", manners=visitor).body == b"open"
        with pytest.raises(AskError, match="asks robots not to"):
            get(server, "/private/a", manners=visitor)
        assert server.paths == ["/robots.txt", "/a"]


def test_a_redirect_into_what_robots_may_not_read_is_not_followed() -> None:
    rules = answer(b"User-agent: *\nDisallow: /private")
    with serving(always(*redirect("/private/a")), robots=rules) as server:
        with pytest.raises(AskError):
            get(server)
        assert "/private/a" not in server.paths


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "429 Slow"])
def test_a_site_that_cannot_say_whether_robots_may_read_it_is_left_alone(status: str) -> None:
    with serving(always(*answer(b"x", HTML)), robots=answer(status=status)) as server:
        with pytest.raises(TryAgainError, match="robots") as raised:
            get(server)
        assert raised.value.after == 600
        assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
def test_a_site_without_rules_for_robots_may_be_read(status: str) -> None:
    with serving(always(*answer(b"x", HTML)), robots=answer(status=status)) as server:
        assert get(server).body == b"x"


def test_a_huge_robots_txt_is_read_as_far_as_agreed() -> None:
    rules = answer(b"User-agent: *\nDisallow: /private\n" + b"# x\n" * 200_000)
    page = always(*answer(b"x", HTML))
    with serving(page, robots=rules) as server, pytest.raises(AskError):
        get(server, "/private")


def test_a_host_is_asked_no_faster_than_agreed() -> None:
    waits: list[float] = []
    pace = PaceHere(clock=lambda: sum(waits))
    visitor = replace(manners(), pace=pace, sleep=waits.append)
    patient = replace(CALM, every=3.0, patience=4.0)
    with serving(always(*answer(b"x", HTML))) as server:
        get(server, manners=visitor, limits=patient)
        get(server, manners=visitor, limits=patient)
    assert waits == [3.0]


def test_a_turn_that_is_far_off_is_not_waited_for() -> None:
    slow, visitor = replace(CALM, every=60.0), manners()
    with serving(always(*answer(b"x", HTML))) as server:
        get(server, manners=visitor, limits=slow)
        with pytest.raises(TryAgainError, match="polite") as raised:
            get(server, manners=visitor, limits=slow)
    assert raised.value.after is not None
    assert 50 < raised.value.after <= 60


def test_a_delay_the_site_asks_for_is_kept() -> None:
    rules = answer(b"User-agent: *\nCrawl-delay: 30")
    with serving(always(*answer(b"x", HTML)), robots=rules) as server:
        visitor: Manners = manners()
        get(server, manners=visitor)
        with pytest.raises(TryAgainError) as raised:
            get(server, manners=visitor)
    assert raised.value.after is not None
    assert 25 < raised.value.after <= 30
