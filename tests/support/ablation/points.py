"""Points of a module's code at which a rule can be switched off while the code runs.

The module is compiled once with a switch around each condition, each part of one, each call that
changes a value and each threshold; which of them is off is said at run time.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

__all__ = ["SWITCH", "Point", "Switch", "instrumented"]

SWITCH = "_rule_switch"
_METHODS = frozenset(
    {"strip", "lstrip", "rstrip", "lower", "casefold", "upper", "replace", "removeprefix", "sub"}
)


@dataclass(frozen=True, slots=True)
class Point:
    """One place in the code, with the ways in which it can be otherwise.

    A call or a name is idle where its value never is one that could be otherwise.
    """

    number: int
    where: str
    line: int
    text: str
    ways: tuple[str, ...]
    is_idle: bool = False


class Switch:
    """What the instrumented code asks: which points were met, and which one is off, in what way."""

    def __init__(self) -> None:
        self.met: set[int] = set()
        self.off = -1
        self.way = ""

    def truth(self, number: int, value: Any) -> Any:
        """A condition: as it is, always so or never so."""
        self.met.add(number)
        return value if self.off != number else self.way == "True"

    def both(self, number: int, value: Any) -> Any:
        """One part of "and", true where it is off."""
        self.met.add(number)
        return value if self.off != number else (value or True)

    def either(self, number: int, value: Any) -> Any:
        """One part of "or", empty where it is off."""
        self.met.add(number)
        return value if self.off != number else _empty(value)

    def done(self, number: int) -> bool:
        """Whether a statement is carried out."""
        self.met.add(number)
        return self.off != number

    def call(self, number: int, made: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """A call whose first argument could stand for its result."""
        result = made(*args, **named)
        return self._instead(number, result, args[0] if args else None)

    def method(self, number: int, owner: Any, name: str, *args: Any) -> Any:
        """A method that gives a changed text; its owner (or what a pattern reads) could stand."""
        result = getattr(owner, name)(*args)
        return self._instead(number, result, args[1] if name == "sub" else owner)

    def number(self, number: int, value: Any) -> Any:
        """A threshold: as it is, twice as great, or half as great."""
        if not isinstance(value, int | float):
            return value
        self.met.add(number)
        if self.off != number:
            return value
        if self.way == "doubled":
            return value * 2 or 1
        return value // 2 if isinstance(value, int) else value / 2

    def _instead(self, number: int, result: Any, given: Any) -> Any:
        if type(result) is not type(given) or result == given:
            return result
        self.met.add(number)
        return result if self.off != number else given


def _empty(value: Any) -> Any:
    return None if value is None else type(value)() if isinstance(value, str | list | int) else None


def instrumented(source: str, module: str, first: int) -> tuple[ast.Module, list[Point]]:
    """The tree of `source` with switches, and its points, numbered from `first`."""
    tree = ast.parse(source)
    maker = _Maker(tree, source, module, first)
    changed = ast.fix_missing_locations(maker.visit(tree))
    return changed, maker.points


class _Maker(ast.NodeTransformer):
    def __init__(self, tree: ast.Module, source: str, module: str, first: int) -> None:
        self.source, self.module, self.first = source, module, first
        self.points: list[Point] = []
        self.scope: list[str] = []
        self.says_truth = False
        self.in_compare = 0
        self.ours = {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("conductatlas"):
                self.ours |= {alias.asname or alias.name for alias in node.names}

    # --- where it stands --------------------------------------------------------------------

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.scope.append(node.name)
        node.body = [self.visit(n) if isinstance(n, ast.FunctionDef) else n for n in node.body]
        self.scope.pop()
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.scope.append(node.name)
        outer, self.says_truth = self.says_truth, _is_bool(node.returns)
        node.body = [self.visit(statement) for statement in node.body]
        self.says_truth = outer
        self.scope.pop()
        return node

    def point(self, node: ast.AST, *ways: str, is_idle: bool = False) -> ast.Constant:
        number = self.first + len(self.points)
        text = " ".join((ast.get_source_segment(self.source, node) or "").split())
        where = ".".join((self.module, *self.scope))
        self.points.append(Point(number, where, getattr(node, "lineno", 0), text, ways, is_idle))
        return ast.Constant(number)

    # --- conditions -------------------------------------------------------------------------

    def truth(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.Constant):
            return node
        number = self.point(node, "True", "False")
        return _asked("truth", number, self.inside(node))

    def inside(self, node: ast.expr) -> ast.AST:
        """What is below a condition, without asking for the condition itself again."""
        if isinstance(node, ast.Compare):
            return self.compared(node)
        if isinstance(node, ast.BoolOp):
            return self.joined(node)
        return (
            ast.NodeVisitor.visit(self, node)
            if isinstance(node, ast.Call)
            else self.generic_visit(node)
        )

    def compared(self, node: ast.Compare) -> ast.AST:
        self.in_compare += 1
        changed = self.generic_visit(node)
        self.in_compare -= 1
        return changed

    def joined(self, node: ast.BoolOp) -> ast.AST:
        kind = "both" if isinstance(node.op, ast.And) else "either"
        values: list[ast.expr] = []
        for value in node.values:
            number = self.point(value, "without it")
            values.append(_asked(kind, number, self.inside(value)))
        node.values = values
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        node.test = self.truth(node.test)
        node.body = [self.visit(n) for n in node.body]
        node.orelse = [self.visit(n) for n in node.orelse]
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        node.test = self.truth(node.test)
        node.body = [self.visit(n) for n in node.body]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        node.test = self.truth(node.test)
        node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node.ifs = [self.truth(test) for test in node.ifs]
        node.iter = self.visit(node.iter)
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        if node.value is not None:
            node.value = self.truth(node.value) if self.says_truth else self.visit(node.value)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        return _asked("truth", self.point(node, "True", "False"), self.compared(node))

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        return self.joined(node)

    # --- calls, statements, thresholds --------------------------------------------------------

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        # What a module says at its top is data.
        return self.generic_visit(node) if self.scope else node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        return self.generic_visit(node) if self.scope else node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if not isinstance(node.value, ast.Call) or not self.scope:
            return self.generic_visit(node)
        number = self.point(node, "without it")
        self.generic_visit(node.value)
        return ast.If(_asked("done", number), [node], [])

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        number = self.point(node, "without it")
        node.value = self.visit(node.value)
        return ast.If(_asked("done", number), [node], [])

    def visit_Call(self, node: ast.Call) -> ast.AST:
        func, plain = node.func, not any(isinstance(a, ast.Starred) for a in node.args)
        if isinstance(func, ast.Name) and func.id in self.ours and node.args and plain:
            number = self.point(node, "without it", is_idle=True)
            self.generic_visit(node)
            return _asked("call", number, func, *node.args, keywords=node.keywords)
        if isinstance(func, ast.Attribute) and func.attr in _METHODS and plain:
            number = self.point(node, "without it", is_idle=True)
            self.generic_visit(node)
            return _asked("method", number, func.value, ast.Constant(func.attr), *node.args)
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if self.in_compare and type(node.value) in (int, float) and node.value not in (0, 1):
            return _asked("number", self.point(node, "doubled", "halved"), node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        is_constant = node.id.isupper() and isinstance(node.ctx, ast.Load)
        if is_constant and self.in_compare:
            return _asked("number", self.point(node, "doubled", "halved", is_idle=True), node)
        return node


def _is_bool(annotation: ast.expr | None) -> bool:
    return isinstance(annotation, ast.Name) and annotation.id == "bool"


def _asked(method: str, *args: ast.AST, keywords: list[ast.keyword] | None = None) -> ast.expr:
    switch = ast.Attribute(ast.Name(SWITCH, ast.Load()), method, ast.Load())
    return ast.Call(switch, list(args), keywords or [])  # type: ignore[arg-type] # all expressions
