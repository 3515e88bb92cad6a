"""The register's addresses."""

app_name = "agreements"
urlpatterns: list[object] = []
