"""`conductatlas demo`: a sample archive of invented companies, made by the real pipeline."""

from conductatlas.app.demo import MOMENTS
from conductatlas.app.demo.archive import DemoArchive
from conductatlas.app.settings import Settings
from conductatlas.cli.output import note
from conductatlas.cli.serve import serve_site

__all__ = ["run"]


def run(settings: Settings, port: int | None, serve: bool) -> int:
    """Visit the invented sites moment by moment where that was not done yet, then serve."""
    demo = DemoArchive(settings)
    left = demo.moments_left()
    if left:
        note(f"making the sample archive in {settings.data_dir}")
    for moment in left:
        report = demo.visit(moment)
        outcomes = ", ".join(f"{n} {word}" for word, n in sorted(report.outcomes.items()))
        note(f"visit {moment.visit} of {len(MOMENTS)}, {moment.name} UTC (simulated): {outcomes}")
    demo.close()
    return serve_site(port) if serve else 0
