"""The page on which two records of one thing are made one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from agreements.admin.base import RegisterAdmin
from agreements.admin.rows import options
from agreements.review.comparing_records import pairs, record_called, weights
from agreements.review.errors import CannotStandError
from agreements.review.merging_records import FIELDS, Merged, merge_records, seen, try_merge

NOT_FOUND = "No single {name} has this name, address or number. Copy it from the register."


class MergeForm(forms.Form):
    """Which record stays, which value of each column, and why."""

    why = forms.CharField(max_length=500)
    saw = forms.CharField(max_length=64)

    def __init__(self, data: Any, *, rows: tuple[Any, Any]) -> None:
        super().__init__(data)
        self.rows = rows
        choices = [(str(row.pk), str(row)) for row in rows]
        self.fields["stays"] = forms.ChoiceField(choices=choices)
        for name in FIELDS[type(rows[0])]:
            self.fields[f"take_{name}"] = forms.ChoiceField(choices=choices, required=False)

    def asked(self) -> dict[str, Any]:
        """What is asked of ``merge_records``, without who."""
        stays = int(self.cleaned_data["stays"])
        (goes,) = (row.pk for row in self.rows if row.pk != stays)
        taken = [
            name
            for name in FIELDS[type(self.rows[0])]
            if self.cleaned_data[f"take_{name}"] == str(goes)
        ]
        kept = {"why": self.cleaned_data["why"], "saw": self.cleaned_data["saw"]}
        return kept | {"keep": stays, "drop": goes, "taken": taken}


@admin.action(description="Merge the two ticked…", permissions=["merge"])
def merge_two(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
    """Lead to the page on which the two are compared."""
    pks = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
    if len(pks) != 2:
        model_admin.message_user(request, "Tick exactly two to merge.", messages.WARNING)
        return None
    return HttpResponseRedirect(f"{model_admin.merge_address(pks[0])}?with={pks[1]}")


class MergingAdmin(RegisterAdmin):
    """The admin of a table of ``merging_records.FIELDS``, with a page for merging."""

    change_form_template = "admin/register/record.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.merge_view)
        return [
            path("<int:pk>/merge/", view, name=self._merge_name()),
            *super().get_urls(),
        ]

    def _merge_name(self) -> str:
        opts = self.opts
        return f"{opts.app_label}_{opts.model_name}_merge"

    def merge_address(self, pk: int) -> str:
        return reverse(f"admin:{self._merge_name()}", args=[pk])

    def has_merge_permission(self, request: HttpRequest) -> bool:
        opts = self.opts
        return request.user.has_perm(f"{opts.app_label}.merge_{opts.model_name}")

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        offered = {}
        if object_id and object_id.isdigit() and self.has_merge_permission(request):
            offered = {"merge_address": self.merge_address(int(object_id))}
        return super().changeform_view(
            request, object_id, form_url, offered | (extra_context or {})
        )

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the other record, show both side by side, and make them one."""
        if not self.has_merge_permission(request):
            raise PermissionDenied("Merging needs a permission that your account does not have.")
        row = self._row(pk)
        other = self._other(request, row)
        if other is None:
            return self._page(request, row, {})
        if request.method != "POST":
            return self._page(
                request, row, self._compared(row, other, MergeForm(None, rows=(row, other)))
            )
        return self._decide(request, row, other)

    def _row(self, pk: int) -> Any:
        found = self.model._default_manager.filter(pk=pk).first()
        if found is None:
            raise Http404(f"There is no {self.opts.verbose_name} {pk}.")
        return found

    def _other(self, request: HttpRequest, row: Any) -> Any:
        """The record that ``with`` names; None, and a message, where it names none."""
        text = request.GET.get("with", "")
        found = record_called(type(row), text) if text.strip() else None
        if text.strip() and (found is None or found.pk == row.pk):
            told = NOT_FOUND.format(name=options(row).verbose_name)
            messages.error(request, "That is this record itself." if found else told)
            return None
        return found

    def _decide(self, request: HttpRequest, row: Any, other: Any) -> HttpResponse:
        form = MergeForm(request.POST, rows=(row, other))
        shown = self._compared(row, other, form)
        if not form.is_valid():
            return self._page(request, row, shown)
        asked = form.asked() | {"by": request.user}
        try:
            if "try" in request.POST:
                return self._page(request, row, shown | {"tried": try_merge(type(row), **asked)})
            merged = merge_records(type(row), **asked)
        except CannotStandError as error:
            return self._page(request, row, shown | {"refused": str(error)})
        except type(row).DoesNotExist as error:
            raise Http404(str(error)) from error
        self._tell(request, merged)
        opts = self.opts
        name = f"admin:{opts.app_label}_{opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[merged.row.pk]))

    def _tell(self, request: HttpRequest, merged: Merged) -> None:
        told = in_words(merged)
        messages.success(request, f"The two are one record now. {told}".strip())
        for line in merged.moved.left[:10]:
            messages.warning(request, f"Gave way, and is kept in history only: {line}")

    def _compared(self, row: Any, other: Any, form: MergeForm) -> dict[str, Any]:
        chosen = {name: form.data.get(name, "") for name in form.fields} if form.is_bound else {}
        return {
            "other": other,
            "form": form,
            "pairs": [
                (pair, chosen.get(f"take_{pair.name}") or str(row.pk)) for pair in pairs(row, other)
            ],
            "weights": weights(row, other),
            "stays": chosen.get("stays") or str(row.pk),
            "why": chosen.get("why", ""),
            "saw": seen(row, other),
        }

    def _page(self, request: HttpRequest, row: Any, shown: dict[str, Any]) -> TemplateResponse:
        context = self.admin_site.each_context(request) | {
            "title": f"Merge {options(row).verbose_name}",
            "opts": self.opts,
            "row": row,
            "both": [keyed(each) for each in (row, shown.get("other")) if each],
            "asked": request.GET.get("with", ""),
            **shown,
        }
        if tried := shown.get("tried"):
            context["told"] = in_words(tried)
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/register/merge.html", context)


def keyed(row: Any) -> Any:
    """The row with its number as a form sends it."""
    row.key = str(row.pk)
    return row


def in_words(merged: Merged) -> str:
    """What moved, what fell together, and what says nothing now: one sentence each.

    Names of tables come before their numbers, as in a list: "citations 1".
    """
    moved = merged.moved
    parts = [
        ("Moved", moved.moved),
        ("Already there, and made one with all that stood behind them", moved.folded),
        ("Said how the two stood to each other, and removed", moved.between),
    ]
    return " ".join(
        f"{heading}: {', '.join(f'{name} {n}' for name, n in counts.items() if n)}."
        for heading, counts in parts
        if any(counts.values())
    )
