"""Fields that several forms of curators have."""

from __future__ import annotations

from django import forms
from django.core.validators import URLValidator


class WebAddressField(forms.URLField):
    """An address of the web, at most as long as the register keeps one."""

    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {"invalid": "An address begins with http:// or https://."}

    def __init__(self, **options: object) -> None:
        widget = forms.URLInput(attrs={"class": "field"})
        usual = {"max_length": 2000, "assume_scheme": "https", "widget": widget}
        super().__init__(**usual | options)  # type: ignore[arg-type]
