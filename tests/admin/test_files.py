"""Tables out to a file and in again, by the pages of the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agreements import models
from agreements.review.importing.tables import TABLES
from tests import factories
from tests.admin.conftest import SignIn
from tests.admin.pages import address

BODY = b"slug,name,kind\njp,Japan,state\nkr,<b>Korea</b>,state\nxx,Nowhere,planet\n"


def upload(client: Client, body: bytes, kind: str = "parties", name: str = "my parties.csv") -> Any:
    file = SimpleUploadedFile(name, body, content_type="text/csv")
    return client.post(f"/admin/import/{kind}/", {"file": file})


@pytest.fixture
def nippon(db: None) -> Any:
    return factories.PartyFactory(slug="jp", name="Nippon", kind="state")


def test_a_file_is_previewed_and_nothing_written(curator: Client, nippon: Any) -> None:
    sent = upload(curator, BODY)
    page = curator.get(sent["Location"])
    text = page.content.decode()
    assert page.context["sums"] == "1 new, 1 changed, 1 refused"
    assert "<del>Nippon</del> <ins>Japan</ins>" in text
    assert "&lt;b&gt;Korea&lt;/b&gt;" in text
    assert "“planet” is not one of" in text
    assert set(models.Party.objects.values_list("name", flat=True)) == {"Nippon"}


def test_it_is_taken_as_chosen(curator: Client, nippon: Any) -> None:
    preview = upload(curator, BODY)["Location"]
    saw = curator.get(preview).context["outcome"].digest
    refused = curator.post(preview, {"saw": saw, "rows": "all"})
    assert "Nothing was taken" in refused.content.decode()
    assert models.Party.objects.count() == 1
    done = curator.post(preview, {"saw": saw, "rows": "good"}, follow=True)
    assert done.redirect_chain[-1][0] == address(models.Party, "changelist")
    (told,) = (str(message) for message in done.context["messages"])
    assert told == "my parties.csv was taken: 1 new, 1 changed, 1 refused."
    assert set(models.Party.objects.values_list("name", flat=True)) == {"Japan", "<b>Korea</b>"}
    history = curator.get(address(nippon, "history")).content.decode()
    assert "Imported from my parties.csv" in history
    assert "a-curator" in history


def test_a_file_is_taken_once(curator: Client, nippon: Any) -> None:
    preview = upload(curator, b"slug,name\njp,Japan\n")["Location"]
    saw = curator.get(preview).context["outcome"].digest
    assert curator.post(preview, {"saw": saw}).status_code == 302
    again = curator.post(preview, {"saw": saw}, follow=True)
    assert "Send it again" in again.content.decode()


def test_a_preview_that_is_out_of_date_is_shown_anew(curator: Client, nippon: Any) -> None:
    preview = upload(curator, b"slug,name\njp,Japan\n")["Location"]
    saw = curator.get(preview).context["outcome"].digest
    models.Party.objects.update(name="Nihon")
    answer = curator.post(preview, {"saw": saw})
    assert "The register changed since you looked" in answer.content.decode()
    assert "<del>Nihon</del>" in answer.content.decode()
    assert models.Party.objects.get().name == "Nihon"


def test_a_preview_belongs_to_who_sent_the_file(sign_in: SignIn, nippon: Any) -> None:
    preview = upload(sign_in("Curator"), b"slug,name\njp,Japan\n")["Location"]
    answer = sign_in("Administrator").get(preview, follow=True)
    assert "by somebody else" in answer.content.decode()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"slug;name\njp;Japan\n", "separated by semicolons"),
        ("slug,name\nci,Côte\n".encode("latin-1"), "not UTF-8"),
        (b"slug,colour\njp,red\n", "no such column: colour"),
        (b"", "file is empty"),
        (b"slug,name\n" + b"x" * 2_000_001, "larger than 2,000,000 bytes"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_so(curator: Client, body: bytes, told: str) -> None:
    answer = upload(curator, body)
    assert answer.status_code == 200
    assert told in answer.content.decode()


def test_no_file_is_an_error_in_words(curator: Client) -> None:
    assert "This field is required" in curator.post("/admin/import/parties/").content.decode()


@pytest.mark.parametrize("kind", TABLES)
def test_what_is_exported_is_imported_unchanged(curator: Client, kind: str) -> None:
    factories.make_register(1)
    factories.PartyAliasFactory(name="=1+1")
    for way in ("csv", "xlsx"):
        file = curator.get(f"/admin/export/{kind}.{way}")
        assert file["Content-Disposition"] == f'attachment; filename="{kind}.{way}"'
        sent = upload(curator, file.content, kind, f"{kind}.{way}")
        counts = curator.get(sent["Location"]).context["outcome"].counts
        assert set(counts) == {"unchanged"}


@pytest.mark.parametrize("kind", TABLES)
def test_each_role_may_take_out_and_bring_in_what_its_group_says(
    kind: str, sign_in: SignIn
) -> None:
    answers = {
        role: (
            sign_in(role).get(f"/admin/export/{kind}.csv").status_code,
            sign_in(role).get(f"/admin/import/{kind}/").status_code,
        )
        for role in ("nobody",)
    }
    assert answers == {"nobody": (302, 302)}
    for role, expected in {
        "staff": (403, 403), "Viewer": (200, 403), "Curator": (200, 200),
        "Administrator": (200, 200),
    }.items():  # fmt: skip
        client = sign_in(role)
        got = tuple(
            client.get(at).status_code
            for at in (f"/admin/export/{kind}.csv", f"/admin/import/{kind}/")
        )
        assert (role, got) == (role, expected)


@pytest.mark.parametrize(
    "at", ["/admin/import/users/", "/admin/export/users.csv", "/admin/export/parties.pdf"]
)
def test_there_is_no_other_table_and_no_other_file(administrator: Client, at: str) -> None:
    assert administrator.get(at).status_code == 404


def test_lists_lead_to_their_files(sign_in: SignIn) -> None:
    shown = sign_in("Viewer").get(address(models.Party, "changelist")).content.decode()
    assert 'href="/admin/export/aliases.csv"' in shown
    assert "/admin/import/" not in shown
    curators = sign_in("Curator").get(address(models.Party, "changelist")).content.decode()
    assert 'href="/admin/import/parties/"' in curators
