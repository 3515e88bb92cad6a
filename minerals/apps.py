"""The admin, with the register's own site: see ``agreements.admin.site``."""

from django.contrib.admin.apps import AdminConfig


class RegisterAdminConfig(AdminConfig):
    """Django's admin, served by our own site so that every page of it wears our style."""

    default_site = "agreements.admin.site.RegisterAdminSite"
