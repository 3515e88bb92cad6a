"""Tables out of the register into a file, and back again with a preview."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from agreements.review.importing.reading import MOST_BYTES, MOST_ROWS, UnreadableFileError
from agreements.review.importing.running import ChangedSinceError, Outcome, preview, table_of, take
from agreements.review.importing.tables import TABLES
from agreements.review.importing.writing import csv_of, workbook_of

KEPT_SECONDS = 3600
"""How long a file waits for whoever sent it to say yes."""
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LABELS = {"aliases": "other names"}
"""What curators call a table, where that is not the word of its address."""
GONE = "This file was sent more than an hour ago, or by somebody else. Send it again."


class FileForm(forms.Form):
    """A file that can be read, with the columns of its table."""

    file = forms.FileField(
        label="File",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=f"CSV in UTF-8 with commas, or .xlsx; {MOST_ROWS:,} rows, {MOST_BYTES:,} bytes.",
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_file(self) -> Any:
        """The name and the bytes; refused in words where no table is in them."""
        sent = self.cleaned_data["file"]
        body = sent.read(MOST_BYTES + 1)
        try:
            table_of(self.kind, body)
        except UnreadableFileError as error:
            raise forms.ValidationError(str(error)) from error
        return sent.name, body


class ImportsTables:
    """A mixin of ``AdminSite``: ``import/<table>/`` and ``export/<table>.csv`` or ``.xlsx``."""

    ways: ClassVar[tuple[str, ...]] = ("csv", "xlsx")

    def get_urls(self) -> list[Any]:
        def guarded(view: Any) -> Any:
            return self.admin_view(view)  # type: ignore[attr-defined]

        return [
            path("import/<slug:kind>/", guarded(self.import_view), name="import"),
            path("import/<slug:kind>/<slug:token>/", guarded(self.preview_view), name="preview"),
            path("export/<slug:kind>.<slug:way>", guarded(self.export_view), name="export"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def export_view(self, request: HttpRequest, kind: str, way: str) -> HttpResponse:
        """The whole table, as it can be read back unchanged."""
        if way not in self.ways:
            raise Http404(f"There is no such file of {kind}.")
        _let_in(request, kind, "view")
        body = csv_of(kind) if way == "csv" else workbook_of(kind)
        named = {"Content-Disposition": f'attachment; filename="{kind}.{way}"'}
        return HttpResponse(body, content_type=TYPES[way], headers=named)

    def import_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Ask for a file, and keep it until its preview was seen."""
        _let_in(request, kind, "add", "change")
        is_sent = request.method == "POST"
        sent = {"data": request.POST, "files": request.FILES} if is_sent else {}
        form = FileForm(**sent, kind=kind)
        if is_sent and form.is_valid():
            name, body = form.cleaned_data["file"]
            token = secrets.token_hex(16)
            cache.set(_key(request, kind, token), (name, body), KEPT_SECONDS)
            return HttpResponseRedirect(reverse("admin:preview", args=[kind, token]))
        return self._page(request, kind, "admin/register/import.html", {"form": form})

    def preview_view(self, request: HttpRequest, kind: str, token: str) -> HttpResponse:
        """What the file would do, row by row; then do it."""
        _let_in(request, kind, "add", "change")
        kept = cache.get(_key(request, kind, token))
        if kept is None:
            messages.error(request, GONE)
            return HttpResponseRedirect(reverse("admin:import", args=[kind]))
        name, body = kept
        if request.method != "POST":
            outcome = preview(kind, body, by=request.user)
            return self._page(request, kind, "admin/register/preview.html", _shown(outcome, name))
        try:
            outcome = take(
                kind, body, name=name, by=request.user, saw=request.POST.get("saw", ""),
                only_good=request.POST.get("rows") == "good",
            )  # fmt: skip
        except ChangedSinceError as error:
            shown = _shown(error.outcome, name) | {"told": str(error)}
            return self._page(request, kind, "admin/register/preview.html", shown)
        if not outcome.is_done:
            told = "Nothing was taken: a row is refused. Choose the good rows, or mend the file."
            return self._page(
                request, kind, "admin/register/preview.html", _shown(outcome, name) | {"told": told}
            )
        cache.delete(_key(request, kind, token))
        messages.success(request, f"{name} was taken: {_sums(outcome)}.")
        return HttpResponseRedirect(_list_of(kind))

    def _page(
        self, request: HttpRequest, kind: str, template: str, shown: dict[str, Any]
    ) -> TemplateResponse:
        table = TABLES[kind]._meta
        context = self.each_context(request) | {  # type: ignore[attr-defined]
            "title": f"Import {table.model._meta.verbose_name_plural}",
            "kind": kind,
            "list_address": _list_of(kind),
            "opts": table.model._meta,
            "known_by": table.import_id_fields,
            "columns": [_column(table, name) for name in table.fields],
            **shown,
        }
        request.current_app = self.name  # type: ignore[attr-defined]
        return TemplateResponse(request, template, context)


def may(request: HttpRequest, kind: str, *verbs: str) -> bool:
    """Whether the account may do any of ``verbs`` with the table."""
    opts = TABLES[kind]._meta.model._meta
    return any(
        request.user.has_perm(f"{opts.app_label}.{verb}_{opts.model_name}") for verb in verbs
    )


def offer(request: HttpRequest, kind: str) -> dict[str, Any]:
    """What a list says of a file of its table."""
    return {
        "kind": kind,
        "label": LABELS.get(kind, kind).capitalize(),
        "words": LABELS.get(kind, kind),
        "may_import": may(request, kind, "add", "change"),
    }


def _let_in(request: HttpRequest, kind: str, *verbs: str) -> None:
    if kind not in TABLES:
        raise Http404(f"There is no table called “{kind}” to import or export.")
    if not may(request, kind, *verbs):
        raise PermissionDenied("It needs a permission that your account does not have.")


def _key(request: HttpRequest, kind: str, token: str) -> str:
    return f"import:{request.user.pk}:{kind}:{token}"


def _list_of(kind: str) -> str:
    """The list of the table; names of parties stand on the pages of parties."""
    name = TABLES["parties" if kind == "aliases" else kind]._meta.model._meta.model_name
    return reverse(f"admin:agreements_{name}_changelist")


def _column(table: Any, name: str) -> tuple[str, str, str]:
    """A column, what it is for, and what may stand in it."""
    column = table.model._meta.get_field(name)
    words = ", ".join(str(word) for word, _label in column.choices or ())
    if column.is_relation:
        words = f"the slug of a {column.related_model._meta.verbose_name}"
    is_needed = not column.blank and not column.has_default()
    told = str(column.help_text) or str(column.verbose_name).capitalize()
    return name, f"{told}{' (must be filled)' if is_needed else ''}", words


def _sums(outcome: Outcome) -> str:
    words = ("new", "changed", "unchanged", "refused")
    return ", ".join(f"{outcome.counts[word]} {word}" for word in words if outcome.counts[word])


def _shown(outcome: Outcome, name: str) -> dict[str, Any]:
    by_state: dict[str, list[Any]] = {"refused": [], "changed": [], "new": [], "unchanged": []}
    for line in outcome.lines:
        by_state[line.state].append(line)
    good = outcome.counts["new"] + outcome.counts["changed"]
    return {
        "outcome": outcome,
        "file_name": name,
        "sums": _sums(outcome),
        "groups": [(state, lines) for state, lines in by_state.items() if lines],
        "good": good,
        "refused": outcome.counts["refused"],
    }
