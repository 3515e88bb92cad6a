from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = "Register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the tasks: who queues one by its name need not import it."""
        from agreements import tasks  # noqa: F401, PLC0415 - models are there only now
