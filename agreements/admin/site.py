from django.contrib.admin import AdminSite


class RegisterAdminSite(AdminSite):
    site_header = "Critical Minerals Register"
