"""What a reader meets when something is wrong: what happened, what is true, one way on."""

import re

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import include, path

from agreements.models import Agreement
from tests.factories import UserFactory
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def breaking(error: Exception):
    def view(_request):
        raise error

    return view


urlpatterns = [
    path("broken/", breaking(RuntimeError("the password is hunter2"))),
    path("broken.csv", breaking(RuntimeError("no"))),
    path("bad/", breaking(BadRequest("The year must be a <number>."))),
    path("suspicious/", breaking(SuspiciousOperation("the secret key is hunter2"))),
    path("refused/", breaking(PermissionDenied("Only <editors> may."))),
    path("refused-silently/", breaking(PermissionDenied())),
    path("gone/", breaking(Http404("No pact is called “<b>”."))),
    path("form/", lambda _request: HttpResponse("sent")),
    path("", include("minerals.urls")),
]
handler400 = "agreements.views.errors.bad_request"
handler403 = "agreements.views.errors.forbidden"
handler404 = "agreements.views.errors.not_found"
handler500 = "agreements.views.errors.server_error"


@pytest.fixture
def reader() -> Client:
    """A reader sees the page of an error, not the error."""
    return Client(raise_request_exception=False)


def words(response) -> str:
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return text_of(f"<main{main}")


def test_the_project_uses_these_pages_of_errors():
    import minerals.urls as urls  # noqa: PLC0415 - so that its handlers are read as served

    ours = {name: handler for name, handler in globals().items() if name.startswith("handler")}
    assert {name: getattr(urls, name) for name in ours} == ours


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/nowhere/", ""),
        ("/agreements/none/", "No agreement is called “none”. "),
        ("/pillars/none/", "No pillar is called “none”. "),
        ("/sources/0/", "No source has the number 0. "),
        ("/gone/", "No pact is called “<b>”. "),
    ],
)
def test_nothing_there_offers_search_and_lists(reader, address, reason):
    response = reader.get(address)
    assert response.status_code == 404
    assert words(response).startswith(f"Nothing at this address {reason}It may have been")
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    assert 'action="/agreements/"' in main
    assert re.findall(r'<a href="([^"]*)"', main) == ["/agreements/", "/pillars/", "/sources/"]


def test_a_bad_request_gives_its_reason(reader):
    response = reader.get("/bad/")
    assert response.status_code == 400
    assert "The year must be a <number>. Nothing was changed" in words(response)


def test_what_django_found_suspicious_is_for_the_log_alone(reader):
    for address, headers in (("/suspicious/", {}), ("/", {"host": "evil.example"})):
        response = reader.get(address, headers=headers)
        assert response.status_code == 400
        assert "Part of it was malformed or too large." in words(response)
        assert b"hunter2" not in response.content
        assert b"evil.example" not in response.content


def test_a_refusal_says_why_and_who_may(reader):
    response = reader.get("/refused/")
    assert response.status_code == 403
    assert "Not open to you Only <editors> may. Nothing was changed. Sign in" in words(response)
    reader.force_login(UserFactory(username="ada"))
    told = words(reader.get("/refused-silently/"))
    assert "This page needs a permission that your account does not have." in told
    assert "You are signed in as ada." in told


def test_a_form_without_its_token_says_how_to_send_it_again():
    response = Client(enforce_csrf_checks=True).post("/form/")
    assert response.status_code == 403
    assert "The form was not accepted It was too old" in words(response)
    assert "load the page again" in words(response)


def test_a_fault_of_ours_says_so_and_tells_nothing_more(reader):
    response = reader.get("/broken/")
    assert response.status_code == 500
    assert response["Content-Type"].startswith("text/html")
    assert words(response).startswith("Something broke here The fault is ours")
    assert b"hunter2" not in response.content


def test_the_page_of_a_fault_needs_nothing_that_may_have_failed(django_assert_num_queries):
    with django_assert_num_queries(0):
        page = render_to_string("errors/500.html")
    assert re.findall(r"<(?:script|style)|style=", page) == []
    assert re.findall(r'href="([^"]*)"', page) == [
        "/static/img/mark.svg", "/static/css/register.css", "/", "/",
    ]  # fmt: skip


@override_settings(
    STORAGES={
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
)
def test_a_fault_without_collected_static_files_still_answers(reader):
    response = reader.get("/broken/")
    assert (response.status_code, response.content) == (500, b"Something broke here.\n")


@pytest.mark.parametrize(
    ("address", "status", "text"),
    [
        (
            "/pillars.csv?year=soon", 400,
            "No file was made, since a filter cannot be read. "
            "year: “soon” is not in this list; it was left out.\n",
        ),
        ("/pillars/none.csv", 404, "No pillar is called “none”.\n"),
        ("/agreements/none/pillars.csv", 404, "No agreement is called “none”.\n"),
        ("/nothing.xlsx", 404, "Nothing is at this address.\n"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_made_is_a_line_of_text(reader, address, status, text):
    response = reader.get(address)
    assert response.status_code == status
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == text


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nowhere/", 404), ("/bad/", 400), ("/refused/", 403), ("/broken/", 500)],
)
def test_htmx_gets_the_same_status_and_a_page_it_will_not_swap_in(reader, address, status):
    headers = {"HX-Request": "true", "HX-Target": "results"}
    response = reader.get(address, headers=headers)
    assert response.status_code == status
    assert b"<!doctype html>" in response.content


@pytest.mark.parametrize("address", ["/", "/agreements/", "/sources/", "/methodology/"])
def test_a_page_is_only_read(reader, address):
    assert reader.post(address).status_code == 405
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("address", ["/bad/", "/refused/", "/nowhere/", "/broken/"])
def test_pages_of_errors_are_as_guarded_as_any(reader, address):
    response = reader.get(address)
    assert "default-src 'none'" in response["Content-Security-Policy"].split("; ")
    assert response["X-Content-Type-Options"] == "nosniff"
