"""Reads from the code of the rooms without Qt every title and sentence that they can say to a person."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOLE = "{}"
SPEAKERS = {
    "Finding": slice(2, 3),
    "Check": slice(1, 2),
    "ChannelError": slice(0, 1),
    "BackendRejected": slice(1, 2),
}
"""Which arguments are said, where it is not a title and a sentence."""
ANSWERED = {"said.stderr.strip()", "self.look()"}
"""What a system or a check said: no words of this code."""
PASSED_ON = {"message", "title", "reason", "reason_title", "detail", "strerror"}
"""Attributes that carry a sentence which was said elsewhere."""


class NotPlain(Exception):
    """A sentence that is put together in a way that cannot be read from the code."""


@dataclass(frozen=True)
class Said:
    """A sentence with `{}` for each of its values, and where it stands."""

    text: str
    place: str


class Room:
    """The code of some folders and files: what its errors and findings say."""

    def __init__(self, *paths: str | Path) -> None:
        self._functions: dict[str, list[ast.FunctionDef]] = defaultdict(list)
        self._constants: dict[str, list[ast.expr]] = defaultdict(list)
        self._calls: dict[str, list[tuple[ast.Call, ast.FunctionDef | None]]] = defaultdict(list)
        self._classes: dict[str, list[str]] = {}
        self._places: dict[ast.AST, str] = {}
        for path in paths:
            place = ROOT / path
            for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
                self._read(ast.parse(file.read_text(encoding="utf-8")), str(file), None)

    def _read(self, node: ast.AST, file: str, inside: ast.FunctionDef | None) -> None:
        self._places[node] = f"{file}:{getattr(node, 'lineno', 0)}"
        match node:
            case ast.ClassDef():
                self._classes[node.name] = [base.id for base in node.bases if isinstance(base, ast.Name)]
            case ast.FunctionDef():
                self._functions[node.name].append(node)
            case ast.Module():
                self._keep_constants(node)
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name)):
                self._calls[name].append((node, inside))
        within = node if isinstance(node, ast.FunctionDef) else inside
        for child in ast.iter_child_nodes(node):
            self._read(child, file, within)

    def _keep_constants(self, module: ast.Module) -> None:
        for node in module.body:
            match node:
                case (
                    ast.Assign(targets=[ast.Name(name)], value=value)
                    | ast.AnnAssign(target=ast.Name(name), value=ast.expr() as value)
                ):
                    self._constants[name].append(value)

    @cached_property
    def errors(self) -> set[str]:
        """The names of the error classes."""
        known = {"StationError", "PrintError", "ScanError", "SyncError"}
        while more := {name for name, bases in self._classes.items() if set(bases) & known} - known:
            known |= more
        return known

    def said(self) -> Iterator[Said]:
        """Titles and sentences of the errors and findings. Raises NotPlain where one cannot be read."""
        for name in sorted(self.errors | SPEAKERS.keys()):
            for call, inside in self._calls.get(name, []):
                for part in self._spoken(name, call):
                    for text in self._texts(part, inside, ()):
                        yield Said(text, self._places[call])

    def _spoken(self, name: str, call: ast.Call) -> Iterator[ast.expr]:
        """The arguments of a call that are said; a lambda is asked for what it returns."""
        for part in call.args[SPEAKERS.get(name, slice(0, 2))]:
            spoken = part.body if isinstance(part, ast.Lambda) else part
            if ast.unparse(spoken) not in ANSWERED:
                yield spoken

    def _texts(
        self, part: ast.expr, inside: ast.FunctionDef | None, seen: tuple[ast.AST, ...]
    ) -> Iterator[str]:
        """What an expression can read like; the sentences in its values come besides."""
        if part in seen:
            return
        seen = (*seen, part)
        for choice in _choices(part):
            yield from self._texts(choice, inside, seen)
        match part:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr():
                yield "".join(self._piece(piece) for piece in part.values)
                for piece in part.values:
                    if isinstance(piece, ast.FormattedValue) and self._piece(piece) == HOLE:
                        yield from self._inner(piece.value, inside, seen)
            case ast.IfExp() | ast.BoolOp() | ast.BinOp(op=ast.Add()):
                pass
            case _:
                yield from self._elsewhere(part, inside, seen)

    def _elsewhere(
        self, part: ast.expr, inside: ast.FunctionDef | None, seen: tuple[ast.AST, ...]
    ) -> Iterator[str]:
        """What stands behind a name, a call, an attribute or a table."""
        match part:
            case ast.Attribute(attr=attr) if attr in PASSED_ON:
                yield HOLE
            case ast.Call(func=ast.Name("str")):
                # Somebody else's: an exception of the system, an answer of the backend.
                yield HOLE
            case ast.Attribute(attr=name) if name in self._functions:
                # A property, or a function that is called later.
                yield from self._returned(name, part, seen)
            case ast.Subscript(value=ast.Name(name)) if name in self._constants:
                yield from self._values(name, seen)
            case ast.Name(name):
                yield from self._named(name, inside, seen)
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name)):
                yield from self._returned(name, part, seen)
            case _:
                raise NotPlain(f"{self._places[part]}: {ast.unparse(part)}")

    def _piece(self, piece: ast.expr) -> str:
        """Words stand as they are, and so do those of a constant; a value is a hole."""
        match piece:
            case ast.Constant(value=str(text)):
                return text
            case ast.FormattedValue(value=ast.Name(name)) if name in self._constants:
                match self._constants[name]:
                    case [ast.Constant(value=str(text))]:
                        return text
        return HOLE

    def _inner(
        self, value: ast.expr, inside: ast.FunctionDef | None, seen: tuple[ast.AST, ...]
    ) -> Iterator[str]:
        """A value that is a sentence, or a part of one, itself."""
        try:
            found = list(self._texts(value, inside, seen))
        except NotPlain:
            return
        yield from (text for text in found if " " in text.strip())

    def _values(self, name: str, seen: tuple[ast.AST, ...]) -> Iterator[str]:
        for table in self._constants[name]:
            if isinstance(table, ast.Dict):
                for value in table.values:
                    yield from self._texts(value, None, seen)

    def _named(self, name: str, inside: ast.FunctionDef | None, seen: tuple[ast.AST, ...]) -> Iterator[str]:
        found = list(_assigned(name, inside)) if inside else []
        if not found and inside and name in (names := [arg.arg for arg in inside.args.args]):
            yield from self._given(inside, names, name, seen)
            return
        for value in found or self._constants.get(name, []):
            yield from self._texts(value, inside if found else None, seen)
        if not found and name not in self._constants:
            raise NotPlain(f"{name} in {inside.name if inside else 'a module'}")

    def _given(
        self, function: ast.FunctionDef, names: list[str], name: str, seen: tuple[ast.AST, ...]
    ) -> Iterator[str]:
        """What the callers of a function pass for one of its parameters."""
        place = names.index(name) - (names[0] == "self")
        for call, inside in self._calls[function.name]:
            passed = [keyword.value for keyword in call.keywords if keyword.arg == name]
            passed = passed or call.args[place : place + 1]
            for value in passed:
                yield from self._texts(value, inside, seen)

    def _returned(self, name: str, call: ast.expr, seen: tuple[ast.AST, ...]) -> Iterator[str]:
        if name not in self._functions:
            raise NotPlain(f"{self._places[call]}: {ast.unparse(call)}")
        for function in self._functions[name]:
            for node in ast.walk(function):
                if isinstance(node, ast.Return) and node.value is not None:
                    yield from self._texts(node.value, function, seen)


def _choices(part: ast.expr) -> list[ast.expr]:
    """One of them is said, or one behind the other."""
    match part:
        case ast.IfExp(body=first, orelse=second) | ast.BinOp(left=first, op=ast.Add(), right=second):
            return [first, second]
        case ast.BoolOp(values=values):
            return values
    return []


def _assigned(name: str, inside: ast.FunctionDef) -> Iterator[ast.expr]:
    for node in ast.walk(inside):
        match node:
            case (
                ast.Assign(targets=[ast.Name(target)], value=value)
                | ast.AnnAssign(target=ast.Name(target), value=ast.expr() as value)
                | ast.AugAssign(target=ast.Name(target), value=value)
            ) if target == name:
                yield value
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                places = [at for at, each in enumerate(targets) if ast.unparse(each) == name]
                yield from (values[at] for at in places)
