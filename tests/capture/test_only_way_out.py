"""S9: capture is the only way out of this program."""

import ast
from pathlib import Path

import conductatlas

PACKAGE = Path(conductatlas.__file__).parent

# Whatever can open a connection to another machine.
_NETWORK = frozenset(
    {
        "aiohttp",
        "anyio",
        "ftplib",
        "h11",
        "http.client",
        "httpcore2",
        "httpx2",
        "requests",
        "smtplib",
        "socket",
        "telnetlib",
        "urllib.request",
        "urllib3",
        "websockets",
        "xmlrpc",
    }
)
# The floor that listens; and what may be asked of the socket module without a connection.
_LISTENERS = frozenset({"app"})
_HARMLESS = frozenset({"gethostname"})


def _imports(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _asks_only_for_a_name(tree: ast.Module) -> bool:
    asked = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "socket"
    }
    return asked <= _HARMLESS and not any(n.startswith("socket.") for n in _imports(tree))


def _network_modules(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = _imports(tree)
    modules = {n for n in _NETWORK if any(f == n or f.startswith(f"{n}.") for f in found)}
    is_harmless = path.relative_to(PACKAGE).parts[0] in _LISTENERS or _asks_only_for_a_name(tree)
    return modules - {"socket"} if is_harmless else modules


def test_s09_only_capture_imports_what_opens_connections() -> None:
    offenders = {
        str(path.relative_to(PACKAGE)): sorted(modules)
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] != "capture" and (modules := _network_modules(path))
    }
    assert offenders == {}


def test_s09_only_the_guard_and_the_fetch_hold_the_transport() -> None:
    holders = {
        path.name
        for path in (PACKAGE / "capture").glob("*.py")
        if "AnyIOBackend" in path.read_text("utf-8")
        or "AsyncConnectionPool(" in path.read_text("utf-8")
    }
    assert holders == {"guard.py", "fetch.py"}


def test_s09_every_pool_gets_the_guarded_backend() -> None:
    tree = ast.parse((PACKAGE / "capture" / "fetch.py").read_text("utf-8"))
    pools = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("AsyncConnectionPool")
    ]
    assert len(pools) == 1
    backends = [ast.unparse(k.value) for k in pools[0].keywords if k.arg == "network_backend"]
    assert [backend.split("(")[0] for backend in backends] == ["GuardedBackend"]


def test_s09_a_browser_is_loaded_by_its_own_process_alone_and_only_when_it_runs() -> None:
    holders = {
        path.relative_to(PACKAGE).as_posix()
        for path in sorted(PACKAGE.rglob("*.py"))
        if any(name.split(".")[0] == "playwright" for name in _imports(_tree(path)))
    }
    assert holders == {"capture/render_child.py", "capture/render_page.py"}
    for holder in holders:
        at_once = [
            node for node in _tree(PACKAGE / holder).body if isinstance(node, ast.ImportFrom)
        ]
        assert not [n for n in at_once if (n.module or "").startswith("playwright")]


def test_s09_the_gateway_gets_the_guarded_backend() -> None:
    tree = _tree(PACKAGE / "capture" / "browser.py")
    made = [
        ast.unparse(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and "Backend" in ast.unparse(node.func)
    ]
    assert made == ["GuardedBackend"]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))
