"""The house style, where a tool cannot hold it: sizes, docstrings, what a package offers."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "conductatlas"
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
MOST_LINES = 300
MOST_FUNCTION_LINES = 40
# Django's entry modules speak to Django, not to a reader: they offer nothing of their own.
WITHOUT_OFFER = {"app", "cli", "archive", "web", "web/templatetags", "archive/migrations"}


def name_of(path: Path) -> str:
    """The path below the package."""
    return path.relative_to(PACKAGE).as_posix()


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every function with its length in lines, docstring taken off."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node, clean=False) is not None:
                first = node.body[0]
                length -= (first.end_lineno or first.lineno) - first.lineno + 1
            yield node.name, length


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_small_and_says_what_it_holds(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    assert len(source.splitlines()) <= MOST_LINES
    assert [f for f in functions(tree) if f[1] > MOST_FUNCTION_LINES] == []
    assert ast.get_docstring(tree)


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if p.name == "__init__.py" and name_of(p.parent) not in WITHOUT_OFFER],
    ids=name_of,
)
def test_a_package_offers_what_it_names(path: Path) -> None:
    module = importlib.import_module(
        ".".join(("conductatlas", *path.parent.relative_to(PACKAGE).parts))
    )
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    if not imported:
        return
    assert imported <= set(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)
    assert len(set(module.__all__)) == len(module.__all__)
