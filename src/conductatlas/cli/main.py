"""The command `conductatlas`; each command's module is imported when it runs.

Exit codes: 0 done, 1 something wrong in the input or the archive, 2 usage.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conductatlas import __version__
from conductatlas.model import ConductAtlasError

if TYPE_CHECKING:
    from conductatlas.app.settings import Settings

__all__ = ["app", "main"]

app = typer.Typer(
    name="conductatlas",
    help="An open policy archive: versions as evidence, provisions explained, changes told apart.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
catalogue_app = typer.Typer(help="What is tracked.", no_args_is_help=True)
app.add_typer(catalogue_app, name="catalogue")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Section = Annotated[str, typer.Option(help="Heading or anchor of the policy that is meant.")]
Confirm = Annotated[
    int | None, typer.Option(help="Minutes until a change must be seen again; 0 confirms at once.")
]
Folders = Annotated[list[Path] | None, typer.Argument(help="Folders, later over earlier.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"conductatlas {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """An open policy archive."""


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(help="Port of the site.")] = None,
    serve: Annotated[bool, typer.Option(help="Serve the site when the archive is made.")] = True,
) -> None:
    """Make a sample archive of invented companies and serve its site."""
    from conductatlas.app.start import start_demo

    settings = start_demo()
    from conductatlas.cli import demo as command

    raise typer.Exit(command.run(settings, port, serve))


@app.command()
def serve(port: Annotated[int | None, typer.Option(help="Port of the site.")] = None) -> None:
    """Serve the site of the archive."""
    _started()
    from conductatlas.cli.serve import serve_site

    raise typer.Exit(serve_site(port))


@app.command()
def check(
    document: Annotated[str, typer.Argument(metavar="[PLATFORM[/DOCUMENT]]")] = "",
    confirm: Confirm = None,
    due: Annotated[bool, typer.Option(help="Only what is due by its interval.")] = False,
    wait: Annotated[bool, typer.Option(help="Wait for another process that checks.")] = True,
    as_json: AsJson = False,
) -> None:
    """Visit the sources of all documents, of one platform, or of one document."""
    settings = _started()
    from conductatlas.cli import check as command

    raise typer.Exit(command.run(settings, document, confirm, due, wait, as_json))


@app.command()
def watch(
    seconds: Annotated[float, typer.Option(help="Pause between two looks at what is due.")] = 60.0,
) -> None:
    """Check every document when it is due, until stopped."""
    settings = _started()
    from conductatlas.cli import watch as command

    raise typer.Exit(command.run(settings, seconds))


@app.command()
def capture(
    url: str,
    section: Section = "",
    browser: Annotated[bool, typer.Option("--browser", help="Render it in Chromium.")] = False,
    screenshot: Annotated[
        Path | None, typer.Option(help="File for the picture of the rendered page.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fetch one page, without the catalogue, and show what it holds; the archive keeps nothing."""
    from conductatlas.cli import capture as command

    raise typer.Exit(command.run(url, section, as_json, browser, screenshot))


@app.command()
def extract(
    file: Annotated[Path | None, typer.Argument(help="A page; - for standard input.")] = None,
    jsonl: Annotated[Path | None, typer.Option(help="A folder: one JSON object a file.")] = None,
    section: Section = "",
    as_json: AsJson = False,
) -> None:
    """Print the canonical text of a policy page (HTML, PDF, Markdown, text)."""
    from conductatlas.cli import extract as command

    if jsonl is not None:
        raise typer.Exit(command.run_many(jsonl))
    raise typer.Exit(command.run(_needed(file), section, as_json))


@app.command()
def analyse(
    file: Annotated[Path | None, typer.Argument(help="A policy; - for standard input.")] = None,
    jsonl: Annotated[Path | None, typer.Option(help="A folder or a list of paths.")] = None,
    section: Section = "",
    platform: Annotated[str, typer.Option(help="Its name, for the explanations.")] = "",
    as_json: AsJson = False,
) -> None:
    """Find and explain the provisions of a policy."""
    from conductatlas.cli import analyse as command

    if jsonl is not None:
        raise typer.Exit(command.run_many(jsonl))
    raise typer.Exit(command.run(_needed(file), section, platform, as_json))


@app.command()
def diff(
    old: Annotated[Path | None, typer.Argument()] = None,
    new: Annotated[Path | None, typer.Argument()] = None,
    jsonl: Annotated[Path | None, typer.Option(help="A file of pairs.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say what changed between two texts, and whether it matters."""
    from conductatlas.cli import diff as command

    if jsonl is not None:
        raise typer.Exit(command.run_many(jsonl))
    raise typer.Exit(command.run(_needed(old), _needed(new), as_json))


@app.command()
def reanalyse(as_json: AsJson = False) -> None:
    """Extract and read everything again after an upgrade; never makes a change record."""
    settings = _started()
    from conductatlas.cli import reanalyse as command

    raise typer.Exit(command.run(settings, as_json))


@app.command("import-ota")
def import_ota(
    source: Annotated[Path, typer.Argument(metavar="DIR|BUNDLE")],
    declarations: Annotated[
        Path | None, typer.Option(help="Its declarations folder: URLs become sources.")
    ] = None,
    name: Annotated[str, typer.Option(help="What that archive is called.")] = "",
    platform: Annotated[str, typer.Option(help="Only this service, as named there.")] = "",
    document: Annotated[str, typer.Option(help="Only this document, as named there.")] = "",
    as_json: AsJson = False,
) -> None:
    """Import the recorded history of an Open Terms Archive."""
    settings = _started()
    from conductatlas.cli import import_ota as command
    from conductatlas.pipeline import ImportOptions

    chosen = ImportOptions(source, name, platform, document)
    raise typer.Exit(command.run(settings, chosen, declarations, as_json))


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """List the settings, say what is missing and how to get it."""
    from conductatlas.cli import doctor as command

    raise typer.Exit(command.run(as_json))


@catalogue_app.command()
def lint(folders: Folders = None, as_json: AsJson = False) -> None:
    """Report every fault of the catalogue with file, line and repair."""
    from conductatlas.cli import catalogue as command

    raise typer.Exit(command.lint(folders or [], as_json))


@catalogue_app.command("list")
def listing(folders: Folders = None, as_json: AsJson = False) -> None:
    """List every platform and document that is tracked."""
    from conductatlas.cli import catalogue as command

    raise typer.Exit(command.listing(folders or [], as_json))


def _started() -> "Settings":
    """Django set up and the archive at hand; only then may a module with tables be imported."""
    from conductatlas.app.start import start

    return start()


def _needed(file: Path | None) -> Path:
    if file is None:
        raise typer.BadParameter("name a file, or give --jsonl")
    return file


def main() -> None:
    """Run the command line; errors that a user can repair are sentences on standard error."""
    try:
        app()
    except ConductAtlasError as error:
        sys.stderr.write(f"conductatlas: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
