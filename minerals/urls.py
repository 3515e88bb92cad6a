"""Every address: the admin, the register, health."""

from django.contrib import admin
from django.urls import include, path

from agreements.views import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("health/", health.health, name="health"),
    path("", include("agreements.urls")),
]

handler400 = "agreements.views.errors.bad_request"
handler403 = "agreements.views.errors.forbidden"
handler404 = "agreements.views.errors.not_found"
handler500 = "agreements.views.errors.server_error"
