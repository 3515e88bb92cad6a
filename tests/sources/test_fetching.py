"""A page from a server of ours, and what its answer says to do next."""

import gzip

import pytest

from agreements.sources.errors import AskError, DropError, GoneError, TryAgainError
from agreements.sources.fetching import NotModified
from tests.sources.servers import (
    HTML,
    always,
    answer,
    get,
    redirect,
    refused,
    serving,
)


def test_a_page_comes_with_what_was_said_of_it() -> None:
    body = "<p>Erklärung</p>".encode()
    said = answer(body, HTML, 'ETag: "7"', "Last-Modified: Tue, 28 Oct 2025 06:12:00 GMT")
    with serving(always(*said)) as server:
        page = get(server, "/a?b=ü#c")
        path, headers = server.asked[-1]
    assert page.body == body
    assert page.content_type == "text/html; charset=utf-8"
    assert (page.url, page.address) == (f"{server.url}/a?b=ü#c", f"{server.url}/a?b=%C3%BC")
    assert (page.etag, page.last_modified) == ('"7"', "Tue, 28 Oct 2025 06:12:00 GMT")
    assert path == "/a?b=%C3%BC"
    assert headers["user-agent"] == "TestRegister/1.0 (+https://register.example)"
    assert headers["accept-encoding"] == "gzip"
    assert headers["host"] == f"127.0.0.1:{server.port}"


def test_a_packed_page_is_unpacked() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0"
    with serving(always(*answer(packed, HTML, "Content-Encoding: gzip"))) as server:
        assert get(server).body == b"one two"


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(always(*answer(b"here", HTML))) as server:
        assert get(server).body == b"here"


def test_a_redirect_is_followed_and_the_last_address_kept() -> None:
    def respond(path: str, headers: dict[str, str]) -> list[bytes]:
        return redirect("../b?x=1#y", "301 Moved") if path == "/d/a" else answer(b"there", HTML)

    with serving(respond) as server:
        page = get(server, "/d/a")
    assert (page.body, page.address) == (b"there", f"{server.url}/b?x=1")


@pytest.mark.parametrize("hops", [5, 6])
def test_five_redirects_are_followed_and_no_more(hops: int) -> None:
    def respond(path: str, headers: dict[str, str]) -> list[bytes]:
        at = int(path.strip("/"))
        return redirect(f"/{at + 1}") if at < hops else answer(b"end", HTML)

    with serving(respond) as server:
        if hops == 5:
            assert get(server, "/0").body == b"end"
            return
        with pytest.raises(DropError, match="more than 5 times"):
            get(server, "/0")
        assert server.paths.count("/6") == 0


def test_a_redirect_in_a_circle_ends() -> None:
    error = refused(always(*redirect("/a")))
    assert isinstance(error, DropError)


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1:9/",
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "//10.0.0.1/x",
        "http://0x7f000001/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "http://user@127.0.0.1/",
        "javascript:alert(1)",
    ],
)
def test_each_redirect_is_checked_like_the_first_address(to: str) -> None:
    error = refused(always(*redirect(to)))
    assert isinstance(error, DropError)
    assert str(error).startswith("The address")


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        ("401 Unauthorized", AskError, "The site wants a password for this page."),
        ("403 Forbidden", AskError, "The site refuses to show this page to a program."),
        ("404 Not Found", GoneError, "There is no page at this address (status 404)."),
        ("410 Gone", GoneError, "There is no page at this address (status 410)."),
        ("451 Legal", AskError, "The site may not show this page here for legal reasons."),
        ("500 Oops", TryAgainError, "The site cannot answer now (status 500)."),
        ("503 Busy", TryAgainError, "The site cannot answer now (status 503)."),
        ("429 Slow", TryAgainError, "The site cannot answer now (status 429)."),
        ("418 Teapot", DropError, "The site sent no page (status 418)."),
        ("304 Not Modified", DropError, "The site sent no page (status 304)."),
        ("302 Found", DropError, "The site sent no page (status 302)."),
        ("204 No Content", DropError, "The site sent no page (status 204)."),
    ],
)
def test_a_status_says_what_to_do_next(status: str, kind: type, words: str) -> None:
    error = refused(always(*answer(b"", status=status)))
    assert (type(error), str(error)) == (kind, words)


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("120", 120.0),
        ("99999999999999999999", 604_800.0),
        ("Tue, 28 Oct 2025 06:12:00 GMT", 0.0),
        ("soon", None),
        ("", None),
    ],
)
def test_a_site_may_say_when_to_come_back(said: str, after: float | None) -> None:
    error = refused(always(*answer(b"", f"Retry-After: {said}", status="429 Slow down")))
    assert isinstance(error, TryAgainError)
    assert error.after == after


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip"])
def test_what_cannot_be_read_is_not_fetched(kind: str) -> None:
    error = refused(always(*answer(b"\x89PNG", f"Content-Type: {kind}")))
    assert isinstance(error, DropError)
    assert str(error) == f"It is no page, text or PDF but {kind}."


def test_a_page_that_did_not_change_is_not_sent_again() -> None:
    def respond(path: str, headers: dict[str, str]) -> list[bytes]:
        held = headers.get("if-none-match") == '"7"' or "if-modified-since" in headers
        return answer(b"", status="304 Not Modified") if held else answer(b"new", 'ETag: "7"')

    with serving(respond) as server:
        assert get(server).etag == '"7"'
        assert get(server, etag='"7"') == NotModified(address=f"{server.url}/a")
        assert get(server, last_modified="Tue, 28 Oct 2025 06:12:00 GMT") == NotModified(
            address=f"{server.url}/a"
        )
        assert get(server, etag='"7"\r\nX-Evil: 1').body == b"new"
