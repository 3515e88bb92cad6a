"""Signing in and out, and passwords: Django's views with our pages.

None of them says whether somebody has an account, and none leads to another site.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache

from agreements.queries.tries import forget_tries
from agreements.views.account_forms import (
    ChangePasswordForm,
    ForgottenForm,
    NewPasswordForm,
    SignInForm,
)

SIGN_IN = reverse_lazy("agreements:login")
CHANGED = "Your password is changed. Wherever else you were signed in, you no longer are."
SET = "Your password is set. Sign in with it."


class SignIn(views.LoginView):
    """Leads on to ``next`` where that is a place of this site, else to the first page."""

    template_name = "account/login.html"
    authentication_form = SignInForm

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        told = {
            "is_closed": settings.SITE_LOGIN_REQUIRED,
            "is_local": settings.LOCAL,
            "sends_mail": settings.SENDS_MAIL,
        }
        return super().get_context_data(**told, **more)


class ChangePassword(views.PasswordChangeView):
    """Ends every other session of the account."""

    template_name = "account/password.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("agreements:dashboard")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, CHANGED)
        return super().form_valid(form)


class Forgotten(views.PasswordResetView):
    """Mails a link to whoever has an account with that address; the answer is always the same."""

    template_name = "account/forgotten.html"
    form_class = ForgottenForm
    email_template_name = "account/forgotten_mail.txt"
    subject_template_name = "account/forgotten_subject.txt"
    success_url = reverse_lazy("agreements:password_sent")

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(sends_mail=settings.SENDS_MAIL, **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is promised where the register sends no mail."""
        take = super().post if settings.SENDS_MAIL else self.get
        return take(request, *args, **kwargs)


class NewPassword(views.PasswordResetConfirmView):
    """Takes the link of the mail, once and for a day; ends every session of the account."""

    template_name = "account/new_password.html"
    form_class = NewPasswordForm
    success_url = SIGN_IN

    def form_valid(self, form: Any) -> HttpResponse:
        forget_tries(form.user.get_username())
        messages.success(self.request, SET)
        return super().form_valid(form)


sign_in = SignIn.as_view()
sign_out = never_cache(views.LogoutView.as_view(template_name="account/signed_out.html"))
change_password = never_cache(ChangePassword.as_view())
forgotten = never_cache(Forgotten.as_view())
sent = never_cache(views.PasswordResetDoneView.as_view(template_name="account/sent.html"))
new_password = NewPassword.as_view()
