"""Django's entry for the public site: templates and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The public site; it has no tables."""

    name = "conductatlas.web"
    label = "web"
