"""One form a way in. Sizes are refused in words, and a mistake stands beside its field."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from agreements.core.languages import NAMES
from agreements.ingest.arrivals import (
    NothingSubmittedError,
    submit_addresses,
    submit_file,
    submit_text,
)
from agreements.models import Run
from agreements.views.form_fields import WebAddressField

MOST_ADDRESSES = 500
LARGEST_LIST = 1_000_000
LARGEST_FILE = 20 * 1024 * 1024
"""Bytes. Larger than any article seen; smaller than what a worker cannot hold."""
LONGEST_TEXT = 500_000
"""Characters: a book of three hundred pages."""
FIELD = {"class": "field"}
DAYS = ["%Y-%m-%d", "%d %b %Y", "%d %B %Y"]


def small_enough(file: UploadedFile[Any], largest: int) -> None:
    """Refuse a file that is too large, in words, with both sizes."""
    if file.size and file.size > largest:
        raise ValidationError(
            f"This file has {filesizeformat(file.size)}; at most {filesizeformat(largest)} is read."
        )


class AddressesForm(forms.Form):
    """One address a line, typed or in a file."""

    title: ClassVar[str] = "Addresses"
    note: ClassVar[str] = (
        "Each page is fetched politely: robots.txt is obeyed, and one site is not asked too often."
    )
    button: ClassVar[str] = "Fetch them"
    main: ClassVar[str] = "addresses"

    addresses = forms.CharField(
        label="Addresses, one a line",
        required=False,
        max_length=LARGEST_LIST,
        widget=forms.Textarea(attrs=FIELD | {"rows": 4, "spellcheck": "false"}),
    )
    list = forms.FileField(
        label="Or a text file of addresses",
        required=False,
        help_text=f"One a line, at most {MOST_ADDRESSES} in all.",
        widget=forms.FileInput(attrs={"accept": ".txt,.csv,text/plain"}),
    )

    def clean_list(self) -> str:
        file = self.cleaned_data.get("list")
        if not file:
            return ""
        small_enough(file, LARGEST_LIST)
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValidationError("This is no text file: save it as UTF-8.") from error
        return text

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        lines = f"{told.get('addresses', '')}\n{told.get('list', '')}".splitlines()
        told["lines"] = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
        if len(told["lines"]) > MOST_ADDRESSES:
            many = f"{len(told['lines']):,} addresses; at most {MOST_ADDRESSES} go in one run."
            self.add_error("addresses", f"These are {many}")
        return told

    def submit(self, *, by: Any) -> Run:
        return submitted(lambda: submit_addresses(self.cleaned_data["lines"], by=by))


class TextForm(forms.Form):
    """The words of an article, with who published them and when."""

    title: ClassVar[str] = "Pasted text"
    note: ClassVar[str] = (
        "For what cannot be fetched: a mail, a printed page, a page behind a subscription."
    )
    button: ClassVar[str] = "Read the text"
    main: ClassVar[str] = "text"

    text = forms.CharField(
        label="Text of the article",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs=FIELD | {"rows": 8}),
        error_messages={
            "required": "Paste the words of the article.",
            "max_length": f"At most {LONGEST_TEXT:,} characters; this has %(show_value)d.",
        },
    )
    headline = forms.CharField(
        label="Headline", required=False, max_length=500, widget=forms.TextInput(attrs=FIELD)
    )
    outlet = forms.CharField(
        label="Outlet",
        max_length=200,
        widget=forms.TextInput(attrs=FIELD),
        error_messages={"required": "Say who published it."},
    )
    published_on = forms.DateField(
        label="Published on",
        input_formats=DAYS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs=FIELD | {"type": "date"}),
        help_text="“On Tuesday” is reckoned from this day.",
        error_messages={
            "required": "Say on which day it was published.",
            "invalid": "Write a day such as 2026-05-03.",
        },
    )
    language = forms.ChoiceField(
        label="Language",
        required=False,
        choices=[("", "Find out"), *sorted(NAMES.items(), key=lambda each: each[1])],
        widget=forms.Select(attrs={"class": "select"}),
    )
    url = WebAddressField(label="Address", required=False)

    def clean_published_on(self) -> Any:
        day = self.cleaned_data["published_on"]
        if day > timezone.now().date():
            raise ValidationError("This day is still to come.")
        return day

    def submit(self, *, by: Any) -> Run:
        told = self.cleaned_data
        return submitted(
            lambda: submit_text(
                text=told["text"],
                title=told["headline"],
                outlet=told["outlet"],
                published_on=told["published_on"],
                language=told["language"],
                url=told["url"],
                by=by,
            )
        )


class FileForm(forms.Form):
    """A saved page, a text or a PDF."""

    title: ClassVar[str] = "A file"
    note: ClassVar[str] = "A page saved as HTML, a plain text, or a PDF that has text in it."
    button: ClassVar[str] = "Read the file"
    main: ClassVar[str] = "file"
    ENDS = (".html", ".htm", ".xhtml", ".txt", ".pdf")

    file = forms.FileField(
        label="HTML, text or PDF",
        help_text=f"At most {filesizeformat(LARGEST_FILE)}.",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDS)}),
        error_messages={
            "required": "Choose a file.",
            "empty": "The file is empty.",
            "max_length": "The name of the file is too long; at most 255 characters.",
        },
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        small_enough(file, LARGEST_FILE)
        if not str(file.name).lower().endswith(self.ENDS):
            raise ValidationError(f"“{file.name}” is none of {', '.join(self.ENDS)}.")
        return file

    def submit(self, *, by: Any) -> Run:
        file = self.cleaned_data["file"]
        kind = file.content_type or ""
        return submitted(
            lambda: submit_file(name=file.name, content_type=kind, body=file.read(), by=by)
        )


def submitted(submit: Any) -> Run:
    """The run; what the pipeline refuses at once is a mistake of the form."""
    try:
        run: Run = submit()
    except NothingSubmittedError as error:
        raise ValidationError(str(error)) from error
    return run


FORMS: dict[str, Any] = {"addresses": AddressesForm, "text": TextForm, "file": FileForm}
