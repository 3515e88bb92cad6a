"""Django admin, as curators use it. Everything is registered in ``agreements.admin.site``."""
