"""Where code, templates and scripts ask for the site's words, and where they have words of their own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, nodes

from generator.assemble.search.scripts import PAGE, SOURCES

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
SCRIPTS = [ROOT / "overrides" / SOURCES / name for name in PAGE if name != "strings.js"]  # that one defines `say`
MODULES = sorted(path for path in (ROOT / "generator").rglob("*.py") if path.name != "strings.py")
MAKERS = sorted(path for folder in ("assemble", "render") for path in (ROOT / "generator" / folder).rglob("*.py"))
MAKERS.append(ROOT / "generator" / "link" / "archive.py")  # which names decisions
ASKING = ("say", "_say", "counted")

# Words that no page shows as its own, by module.
ALLOWED: dict[str, str] = {
    "assemble/dictionary.py": "the data dictionary: what each field means, tested against the data",
    "assemble/hosting.py": "headers for hosts, and the lines of security.txt, as their standards name them",
    "assemble/jsonld.py": "schema.org's names of types",
    "assemble/search/words.py": "lunr's list of words to leave out",
    "assemble/search/cabinet.py": "beginnings of words and letters",
    "render/abbreviations.py": "small words passed over in a full name",
}
# The same where a module has others too: what is compared with records, and what is no word of English.
PASSED = frozenset(
    (
        "paragraph ",  # how facts name a numbered paragraph
        "paragraph \0",
        "not in our copy",  # how records say that a cell is a gap
        "not stated",
        "not known",
        "not held",
        "tbl wide",  # names for the stylesheet
        "\0 gap",
        " hidden",  # an attribute
        "noindex",  # for search engines and browsers
        "width=device-width, initial-scale=1",
    )
)


class Use(NamedTuple):
    """A place that asks for a string.

    `key` ends in `.` or `-` where it is put together: it stands for every key that begins so. `counts`
    says that it is asked for by a count; `places` are those given, None where the section is taken whole;
    `optional` a string need not have.
    """

    where: str
    key: str
    counts: bool
    places: frozenset[str] | None
    optional: frozenset[str] = frozenset()


def uses() -> Iterator[Use]:
    """Yield every place in code, templates and the search's script that asks for a string."""
    for path in MODULES:
        yield from _in_python(path)
    for path in TEMPLATES:
        yield from _in_template(path)
    for path in SCRIPTS:
        yield from _in_script(path)


def _use(where: str, name: str, key: str, given: frozenset[str] | None) -> Use:
    counts = name == "counted"
    optional = frozenset(("count",)) if counts else frozenset()
    return Use(where, key, counts and not key.endswith("."), given, optional)


# --- Python --------------------------------------------------------------------------------------


def _in_python(path: Path) -> Iterator[Use]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ours = (each for each in ast.walk(tree) if isinstance(each, ast.ImportFrom) and each.module == "generator.strings")
    known = {alias.name for each in ours for alias in each.names}  # the command line has a `say` of its own
    known |= {"_say"} if "say" in known else set()
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known):
            continue
        where, name = f"{path.relative_to(ROOT)}:{node.lineno}", node.func.id
        if name == "section":
            for key in _python_keys(node.args[0]):
                if key != "results":  # the search's script asks for each of those by itself
                    yield Use(where, f"{key}.", False, None)
        elif name in ASKING and None not in (each.arg for each in node.keywords):
            given = frozenset(str(each.arg) for each in node.keywords)
            yield from (_use(where, name, key, given) for key in _python_keys(node.args[0]))


def _python_keys(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp(body=one, orelse=other):
            yield from _python_keys(one)
            yield from _python_keys(other)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
            yield start[: start.index(".") + 1]
        case _:
            yield f"a key that cannot be told, {ast.unparse(node)}"


# --- Templates -----------------------------------------------------------------------------------


def _parsed(source: str) -> nodes.Template:
    return Environment(trim_blocks=True).parse(source)  # noqa: S701 - nothing is rendered


def _in_template(path: Path) -> Iterator[Use]:
    for node in _parsed(path.read_text(encoding="utf-8")).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name in ASKING:
            where, given = f"{path.relative_to(ROOT)}:{node.lineno}", frozenset(each.key for each in node.kwargs)
            yield from (_use(where, node.node.name, key, given) for key in _template_keys(node.args[0]))


def _template_keys(node: nodes.Expr) -> Iterator[str]:
    match node:
        case nodes.Const(value=str(key)):
            yield key
        case nodes.Concat(nodes=[nodes.Const(value=str(start)), *_]):
            yield start
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from _template_keys(one)
            if other is not None:
                yield from _template_keys(other)
        case _:
            yield f"a key that cannot be told, {node}"


# --- The search's script ---------------------------------------------------------------------------


def _in_script(path: Path) -> Iterator[Use]:
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"(?<!\w)(?<!\w\.)(say|counted|found|round)\((?=[^)])", text):
        where, arguments = (
            f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}",
            _split(text[match.end() :]),
        )
        keys = re.findall(r'"([a-z-]+(?:\.[a-z]+)?)"', re.sub(r"[!=]==? *\"[^\"]*\"", "", arguments[0]))
        keys += re.findall(r"`([a-z-]+-)\$\{", arguments[0])
        given = frozenset(name for each in arguments[1:] for name in _names(each))
        for key in keys:
            if match[1] == "found":  # by a count that may be nought
                yield Use(where, f"results.{key}.none", False, given)
            yield _use(where, "counted" if match[1] in ("counted", "found") else "say", f"results.{key}", given)


def _split(text: str) -> list[str]:
    """Return the arguments of a call whose text begins after its bracket."""
    depth, start, found = 0, 0, []
    for at, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if depth < 0 or (depth == 0 and sign == ","):
            found.append(text[start:at].strip())
            start = at + 1
        if depth < 0:
            break
    return found


def _names(argument: str) -> list[str]:
    """Return the names an object's literal has; a string names one place by itself."""
    if argument.startswith('"'):
        return [argument.strip('"')]
    if not argument.startswith("{"):
        return []
    return [each.split(":")[0].strip() for each in _split(argument[1:])]


# --- Words outside the file ------------------------------------------------------------------------

_ATTRIBUTE = re.compile(r'(?:aria-label|title|alt|placeholder|content)="([^"]*)"')
_TAG = re.compile(r"^[^<>]*>(?=[^<>]*(?:<|$))|<[^<>]*>?")
_ENGLISH = re.compile(r"[A-Za-z’]{2,}[,;:.]? +[A-Za-z“(]|\b[A-Z][a-z]+|(?:^|\0)[,;:.]? [a-z]{2,}|[a-z]{2,}:? (?:$|\0)")
_WORD = re.compile(r"[A-Za-z]{2,}")


def outside() -> list[str]:
    """Return every piece of English that stands in templates, scripts, or the modules that make pages."""
    found = []
    for path in MAKERS:
        if path.relative_to(ROOT / "generator").as_posix() not in ALLOWED:
            found += [
                f"{path.relative_to(ROOT)}: {text}" for text in english_in_python(path.read_text(encoding="utf-8"))
            ]
    for path in TEMPLATES:
        found += [f"{path.relative_to(ROOT)}: {text}" for text in english_in_template(path.read_text(encoding="utf-8"))]
    for path in SCRIPTS:
        found += [f"{path.relative_to(ROOT)}: {text}" for text in english_in_script(path.read_text(encoding="utf-8"))]
    return found


def _english(text: str) -> bool:
    """Say whether text that code makes a page of has words for readers; `\\0` stands for what fills it."""
    text = re.sub(r"\[\[slot [a-z-]+\]\]|^ [a-z-]+=\"[^\"]*\"$", "", text)
    words = [match for match in _ATTRIBUTE.findall(text) if _WORD.search(match) and match not in PASSED]
    return text not in PASSED and (bool(words) or bool(_ENGLISH.search(_TAG.sub("", text))))


def english_in_python(source: str) -> list[str]:
    """Return the texts of a module that have English words in them, but for what no reader sees."""
    finder = _Texts()
    finder.visit(ast.parse(source))
    return [text.replace("\0", "{}") for text in finder.found if _english(text)]


class _Texts(ast.NodeVisitor):
    """Gathers a module's texts; an f-string is one text."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Expr(self, node: ast.Expr) -> None:  # a docstring is for who reads the code
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:  # and so is what only a mistake of ours raises
        pass

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in (*ASKING, "section"):
            for each in (*node.args[1:], *node.keywords):
                self.visit(each)
        elif ast.unparse(node.func) not in ("re.compile", "TypeVar"):
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self.found.append("".join(str(each.value) if isinstance(each, ast.Constant) else "\0" for each in node.values))
        for each in node.values:
            if isinstance(each, ast.FormattedValue):
                self.visit(each.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.found.append(node.value)


def english_in_template(source: str) -> list[str]:
    """Return the words that stand in a template, as text, in attributes for readers, or in its expressions."""
    tree = _parsed(source)
    data = "".join(each.data if isinstance(each, nodes.TemplateData) else "\0" for each in tree.find_all(
        (nodes.TemplateData, nodes.Call, nodes.Getattr, nodes.Filter)))  # fmt: skip
    data = re.sub(r"\[\[slot [a-z-]+\]\]|&\w+;", "", data)
    found = [words for words in _ATTRIBUTE.findall(data) if _WORD.search(words) and words not in PASSED]
    found += [
        text.strip() for text in re.sub(r"<!DOCTYPE html>|<[^<>]*>", "\1", data).split("\1") if _WORD.search(text)
    ]
    asked = {id(key) for call in tree.find_all(nodes.Call) for key in call.args[:1]}
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, str) and id(const) not in asked and _english(const.value):
            found.append(const.value)
    return found


def english_in_script(source: str) -> list[str]:
    """Return the strings of a script that have words for readers in them."""
    code = re.sub(r"(?m)(?:^|\s)//.*$|/\*.*?\*/", "", source)
    texts = re.findall(r'(class: |Error\()?("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)', code)
    found = [text[1:-1] for before, text in texts if not before and not text[1:].startswith(("#", "(^", "${made"))]
    return [text for text in found if _english(_emptied(text))]


def _emptied(text: str) -> str:
    """Return a template literal's own letters, `\\0` for what fills it."""
    made, depth = "", 0
    for at, sign in enumerate(text):
        if depth:
            depth += (sign == "{") - (sign == "}")
            depth -= text.startswith("${", at - 1)  # its own bracket, counted already
        elif text.startswith("${", at):
            made, depth = f"{made}\0", 1
        else:
            made += sign
    return made
