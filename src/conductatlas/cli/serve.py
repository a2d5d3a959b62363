"""`conductatlas serve`: the site of the archive."""

from conductatlas.cli.output import line, note

__all__ = ["serve_site"]


def serve_site(port: int | None) -> int:
    """Serve the started archive; the last line printed is the site's address."""
    from conductatlas.app.server import Site

    site = Site.on_free_port(port)
    if site.passed_over:
        note(f"port {site.passed_over[0]} is busy; taking {site.port}")
    site.serve(when_ready=lambda address: line(address))
    return 0
