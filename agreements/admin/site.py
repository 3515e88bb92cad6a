"""Our admin site: what it holds, in the order in which curators use it."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import Group, User
from django.contrib.auth.views import redirect_to_login
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from agreements import models
from agreements.admin.accounts import AccountPages, GroupPages
from agreements.admin.agreement import AgreementAdmin
from agreements.admin.base import RegisterAdmin
from agreements.admin.choosing import Choices
from agreements.admin.citations import CitationAdmin
from agreements.admin.evidence import ArticleAdmin, DisagreementAdmin, OutletAdmin
from agreements.admin.facts import (
    AmountAdmin,
    CommitmentAdmin,
    EventAdmin,
    ParticipationAdmin,
    ProvisionAdmin,
)
from agreements.admin.importing import ImportsTables
from agreements.admin.intake import (
    ArrivalAdmin,
    DecisionAdmin,
    FeedAdmin,
    RunAdmin,
    SuggestionAdmin,
)
from agreements.admin.tokens import ApiTokenAdmin
from agreements.admin.vocabulary import (
    CueAdmin,
    FormerNameAdmin,
    MineralAdmin,
    PartyAdmin,
    PillarAdmin,
)
from agreements.admin.waiting import waiting_for
from agreements.views import accounts

SECTIONS: dict[str, dict[type[Model], type[RegisterAdmin]]] = {
    "Agreements": {
        models.Agreement: AgreementAdmin,
        models.Disagreement: DisagreementAdmin,
    },
    "Facts": {
        models.Provision: ProvisionAdmin,
        models.Commitment: CommitmentAdmin,
        models.Event: EventAdmin,
        models.Amount: AmountAdmin,
        models.Participation: ParticipationAdmin,
        models.Citation: CitationAdmin,
    },
    "Sources": {
        models.Article: ArticleAdmin,
        models.Outlet: OutletAdmin,
    },
    "Words of the register": {
        models.Party: PartyAdmin,
        models.Pillar: PillarAdmin,
        models.Mineral: MineralAdmin,
        models.Cue: CueAdmin,
        models.FormerName: FormerNameAdmin,
    },
    "What comes in": {
        models.Suggestion: SuggestionAdmin,
        models.Decision: DecisionAdmin,
        models.Feed: FeedAdmin,
        models.Run: RunAdmin,
        models.Arrival: ArrivalAdmin,
        models.ApiToken: ApiTokenAdmin,
    },
}
ACCOUNTS: dict[type[Model], type] = {User: AccountPages, Group: GroupPages}


class RegisterAdminSite(ImportsTables, AdminSite):
    """The register's tables are registered here, and not by importing ``agreements.admin``.

    This site is the default one, so Django makes it while it looks for the first admin:
    an ``admin.register`` in this package would make a second one.
    """

    site_header = "Critical Minerals Register"
    site_title = "Critical Minerals Register"
    index_title = "Curating"
    empty_value_display = "–"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        for admins in SECTIONS.values():
            for model, model_admin in admins.items():
                self.register(model, model_admin)

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Django brings the admins of accounts; ours are put before them."""
        single = isinstance(model_or_iterable, type)
        for model in [model_or_iterable] if single else model_or_iterable:
            ours = ACCOUNTS.get(model)
            dressed = type(ours.__name__, (ours, admin_class), {}) if ours else admin_class
            super().register(model, dressed, **options)

    def get_urls(self) -> list[Any]:
        """With our own way to the page of a row, before Django's."""
        address = "r/<path:content_type_id>/<path:object_id>/"
        ours = path(address, self.admin_view(self.on_site), name="view_on_site")
        return [ours, *(each for each in super().get_urls() if str(each.pattern) != address)]

    def on_site(self, request: HttpRequest, content_type_id: str, object_id: str) -> Any:
        """To what readers see of a row; of tables that are not in this admin nothing is."""
        known = [kind.pk for kind in ContentType.objects.get_for_models(*self._registry).values()]
        if content_type_id not in map(str, known):
            raise Http404("Rows of this kind have no page of their own.")
        return shortcut(request, content_type_id, object_id)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """By section, in our order. Of one app, as Django lists it."""
        if app_label:
            return super().get_app_list(request, app_label)
        apps = self._build_app_dict(request).values()
        rows = {row["model"]: row for app in apps for row in app["models"]}
        sections: dict[str, Any] = SECTIONS | {"Accounts": ACCOUNTS}
        listed = {
            heading: [rows[model] for model in models if model in rows]
            for heading, models in sections.items()
        }
        return [
            {"name": heading, "app_label": heading.lower().replace(" ", "-"), "models": models}
            for heading, models in listed.items()
            if models
        ]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        more = {"waiting": waiting_for(request)}
        return super().index(request, more | (extra_context or {}))

    @login_not_required  # Django's own mark is lost with its method
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """To the one page for signing in; who is signed in and no staff is told so instead."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if not self.has_permission(request):
            raise PermissionDenied("The admin is for accounts of staff; yours is not one.")
        return HttpResponseRedirect(reverse("admin:index"))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return accounts.sign_out(request)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The register has one page for passwords."""
        return HttpResponseRedirect(reverse("agreements:password_change"))

    def password_change_done(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return self.password_change(request)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        answer: Any = Choices.as_view(admin_site=self)(request)
        return answer
