"""Django's entry for the console, which finds its admin module."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """The operator's console; it has no tables."""

    name = "conductatlas.app.console"
    label = "console"
