"""The site's server: granian over WSGI, on the first free port."""

import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.conf import settings as django_settings
from django.core.management import call_command

from conductatlas.app.settings import PREFIX, Settings
from conductatlas.model import ConductAtlasError

__all__ = ["Site"]

_MOST_PORTS = 50
_READY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is about to be served at `host`:`port`; `passed_over` are the busy ports."""

    host: str
    port: int
    passed_over: tuple[int, ...] = ()

    @classmethod
    def on_free_port(cls, port: int | None = None) -> "Site":
        """The site at the wanted port, or at the next one that is free."""
        settings: Settings = django_settings.SETTINGS
        first = settings.port if port is None else port
        busy: list[int] = []
        for candidate in range(first, first + _MOST_PORTS):
            if _is_free(settings.host, candidate):
                return cls(settings.host, candidate, tuple(busy))
            busy.append(candidate)
        raise ConductAtlasError(
            f"ports {first} to {first + _MOST_PORTS - 1} of {settings.host} are all busy. "
            "Name another one with --port."
        )

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{self.host}:{self.port}/"

    def serve(self, when_ready: Callable[[str], None]) -> None:
        """Serve until stopped; `when_ready` is called with the address once it answers."""
        from granian.constants import Interfaces
        from granian.server import Server

        call_command("collectstatic", interactive=False, verbosity=0)
        self._tell_pages()
        server = Server(
            "conductatlas.app.wsgi:application",
            address=self.host,
            port=self.port,
            interface=Interfaces.WSGI,
            blocking_threads=4,
            log_access=False,
            log_enabled=False,
        )
        threading.Thread(target=self._announce, args=(when_ready,), daemon=True).start()
        server.serve()

    def _tell_pages(self) -> None:
        """Let citations name the port that was really taken."""
        os.environ[f"{PREFIX}PORT"] = str(self.port)
        django_settings.SETTINGS = replace(django_settings.SETTINGS, port=self.port)

    def _announce(self, when_ready: Callable[[str], None]) -> None:
        deadline = time.monotonic() + _READY_SECONDS
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex((self.host, self.port)) == 0:
                    when_ready(self.address)
                    return
            time.sleep(0.05)


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
