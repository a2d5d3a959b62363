"""Django's entry for the archive: its tables are those of `archive.models`."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """The archive's tables."""

    name = "conductatlas.archive"
    label = "archive"
    verbose_name = "Policy archive"
    default_auto_field = "django.db.models.BigAutoField"
