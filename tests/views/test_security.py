"""What guards the site: headers of every page, the closed site, settings in production."""

import json
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from minerals.embedded.paths import BASE_DIR
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    MineralFactory,
    PartyFactory,
    PillarFactory,
    UserFactory,
)
from tests.minerals.programs import environment
from tests.views.every_address import PUBLIC, addresses

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}
OPEN = {"health/", "admin/login/", "account/login/", "account/forgotten/"} | {
    "account/forgotten/sent/",
    "account/new-password/x/x/",
    "watching/out/x/",
}
"""What anyone may open where readers must sign in."""

OF_PROGRAMS = {"api/v1/articles", "api/v1/runs/1"}
"""What takes a token instead of a session, and says so."""

LOGIN_REQUIRED = "django.contrib.auth.middleware.LoginRequiredMiddleware"


FILES = (".csv", ".ics", ".atom")
PAGES = [address for address in PUBLIC if not any(end in address for end in FILES)]


@pytest.fixture
def things(db) -> None:
    """One of each thing that has a page."""
    AgreementFactory(slug="thing")
    AgreementFactory(slug="other")
    PillarFactory(slug="thing")
    PartyFactory(slug="thing")
    MineralFactory(slug="thing")
    ArticleFactory(pk=1)


def test_every_kind_of_public_address_is_tried():
    assert {"", "agreements/", "agreements/thing/", "pillars.csv", "sources/1/"} < set(PUBLIC)


# --- Headers ---------------------------------------------------------------------


@pytest.mark.parametrize("address", [*PUBLIC, "nowhere/", "account/login/", "health/"])
def test_every_answer_carries_the_guards(client, things, address):
    response = client.get(f"/{address}")
    assert response.status_code == {"nowhere/": 404}.get(address, response.status_code)
    assert response.status_code in {200, 404, 503}
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }.items() <= response.headers.items()


@pytest.mark.parametrize("address", PUBLIC)
def test_every_public_address_answers_without_a_cookie(client, things, address):
    response = client.get(f"/{address}")
    assert response.status_code == 200
    assert response.cookies == {}


@pytest.mark.parametrize("address", PAGES)
def test_pages_hold_nothing_that_the_policy_refuses(client, things, address):
    page = client.get(f"/{address}").content.decode()
    tags = re.findall(r"<[a-zA-Z][^>]*>", page)
    assert [tag for tag in tags if re.search(r"\s(style|on[a-z]+|hx-on[\w:-]*)=", tag)] == []
    assert [tag for tag in tags if re.match(r"<(style|base|iframe|object|embed)\b", tag)] == []
    scripts = [tag for tag in tags if tag.startswith("<script")]
    assert scripts != []
    assert [tag for tag in scripts if not re.search(r'\ssrc="/static/', tag)] == []
    assert "javascript:" not in page


@pytest.mark.parametrize("address", PAGES)
def test_links_that_leave_the_site_do_not_say_where_from(client, things, address):
    page = client.get(f"/{address}").content.decode()
    leaving = re.findall(r'<a\b[^>]*href="https?://[^>]*>', page)
    assert [tag for tag in leaving if 'rel="external noopener noreferrer"' not in tag] == []


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_public_can_be_written_to(things, address, method):
    response = getattr(Client(), method)(f"/{address}")
    assert response.status_code == 405


# --- A closed site ---------------------------------------------------------------


@pytest.fixture
def closed(settings) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, LOGIN_REQUIRED]


@pytest.mark.parametrize("address", sorted({*addresses()} - OPEN - OF_PROGRAMS))
def test_a_closed_site_sends_every_stranger_to_the_login(things, closed, address):
    response = Client().get(f"/{address}")
    assert response.status_code == 302
    assert response["Location"].startswith(("/account/login/?next=/", "/admin/login/?next=/"))
    assert response.content == b""


@pytest.mark.parametrize("address", sorted(OF_PROGRAMS))
def test_a_closed_site_asks_programs_for_a_token(db, closed, address):
    answer = Client().post if address.endswith("articles") else Client().get
    response = answer(f"/{address}")
    assert (response.status_code, response["Content-Type"]) == (401, "application/json")


@pytest.mark.parametrize("address", sorted(OPEN))
def test_a_closed_site_leaves_login_and_health_open(db, closed, address):
    answer = Client().get(f"/{address}", follow=True)
    assert answer.status_code in ({404} if address == "watching/out/x/" else {200, 503})
    assert answer.redirect_chain in ([], [("/account/login/?next=/admin/", 302)])


def test_a_closed_site_serves_its_static_files(closed):
    response = Client().get("/static/css/register.css")
    assert b"@layer" in b"".join(response.streaming_content)
    assert response["Content-Type"].startswith("text/css")


@pytest.mark.parametrize("address", PUBLIC)
def test_a_closed_site_is_open_to_any_account(things, closed, address):
    reader = Client()
    reader.force_login(UserFactory(is_staff=False))
    assert reader.get(f"/{address}").status_code == 200


def test_an_open_site_asks_nobody_to_sign_in():
    assert LOGIN_REQUIRED not in settings.MIDDLEWARE


# --- Production ------------------------------------------------------------------

SHOWN = """
import json
from minerals import settings
shown = ("SECURE_", "SESSION_COOKIE_", "CSRF_", "X_FRAME", "MIDDLEWARE", "DEBUG")
found = {name: getattr(settings, name) for name in dir(settings) if name.startswith(shown)}
print(json.dumps(found))
"""
PRODUCTION = {
    "HTTPS": "1",
    "ALLOWED_HOSTS": "register.example",
    "SECRET_KEY": "aZ3-" + "".join(chr(ord("a") + n % 26) + str(n) for n in range(40)),
}


def run(tmp_path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=BASE_DIR,
        env=environment(tmp_path, **more),
        capture_output=True,
        text=True,
    )


def settings_of(tmp_path, **more: str) -> dict:
    done = run(tmp_path, "-c", SHOWN, **more)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.mark.slow
def test_the_check_of_a_site_in_production_finds_nothing(tmp_path):
    command = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    done = run(tmp_path, *command, **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "System check identified no issues (0 silenced)." in done.stdout


@pytest.mark.slow
def test_the_check_can_fail(tmp_path):
    command = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    done = run(tmp_path, *command, **PRODUCTION | {"HTTPS": "0"})
    assert done.returncode == 1
    assert "security.W012" in done.stderr


@pytest.mark.slow
def test_nothing_set_is_the_careful_choice(tmp_path):
    found = settings_of(tmp_path)
    assert {name: found[name] for name in CAREFUL} == CAREFUL
    assert LOGIN_REQUIRED not in found["MIDDLEWARE"]
    assert "SECURE_PROXY_SSL_HEADER" not in found


CAREFUL = {
    "DEBUG": False,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "X_FRAME_OPTIONS": "DENY",
}


@pytest.mark.slow
def test_each_switch_does_what_it_says(tmp_path):
    plain = settings_of(tmp_path, HTTPS="0")
    switched = {name for name in CAREFUL if plain[name] != CAREFUL[name]}
    assert switched == set(CAREFUL) - {"DEBUG", "X_FRAME_OPTIONS"}
    closed = settings_of(tmp_path, SITE_LOGIN_REQUIRED="1", BEHIND_PROXY="1")
    assert closed["MIDDLEWARE"][-1] == LOGIN_REQUIRED
    assert closed["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_cookies_are_for_the_secure_line_where_there_is_one(db, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    get_user_model().objects.create_user("ada", password="correct horse")
    reader = Client()
    reader.get("/account/login/", secure=True)
    form = {"username": "ada", "password": "correct horse"}
    response = reader.post("/account/login/?next=/", form, secure=True)
    assert response.status_code == 302
    cookies = {name: (c["secure"], c["samesite"]) for name, c in reader.cookies.items()}
    assert cookies == {"csrftoken": (True, "Lax"), "sessionid": (True, "Lax")}
    assert reader.cookies["sessionid"]["httponly"] is True
