"""A rule written in YAML: one file read, checked and compiled."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from copydesk.engine import kinds
from copydesk.engine.expression import Where
from copydesk.engine.kinds.languages import ANY, language_of
from copydesk.engine.kinds.pattern import proved
from copydesk.engine.kinds.scan import Scan
from copydesk.engine.rule import Example, RuleInfo, Status
from copydesk.engine.slots import Reading
from copydesk.engine.yamlrule import OPTIONS, Repair, YamlRule
from copydesk.model import Safety, Severity
from copydesk.text import yamlfile
from copydesk.text.languages import NAMES
from copydesk.text.schema import DRAFT, TEXT, TEXTS, Field, Fields, Schema, choice, listed, mapping
from copydesk.text.yamlfile import Node

REQUIRED_FIELDS = ("summary", "why", "kind")
EXAMPLE_FIELDS = {
    "text": Field("The text.", TEXT),
    "fixed": Field("The text after the rule's own fix; nothing, if nothing is left.", {"type": ["string", "null"]}),
    "language": Field("The language it is read in.", choice((*NAMES, ANY))),
}
FIX_FIELDS = {
    "safety": Field("How far it can be trusted.", choice(s.label for s in Safety)),
    "delete": Field("Deletes the whole line, or what was found.", choice(("line", "match"))),
    "replace": Field("What comes in its place.", TEXT),
}
_EXAMPLES = listed({"anyOf": [TEXT, mapping(EXAMPLE_FIELDS, ("text",))]})
COMMON_FIELDS = {
    "summary": Field("What is wrong, in a few words.", TEXT),
    "why": Field("Why it matters, in a sentence or two.", TEXT),
    "notes": Field("What it matches, and what it lets pass.", TEXT),
    "kind": Field("How the rule looks for it.", TEXT),
    "as": Field("Where it counts: as a whole line, at the start of one, ... Anywhere, if not said.", choice(Where)),
    "languages": Field("The languages it holds for; those of its phrases, if not said.", listed(choice((*NAMES, ANY)))),
    "severity": Field("How much it matters; warning, if not said.", choice(s.label for s in Severity)),
    "status": Field("Whether it is on; stable rules are.", choice(Status)),
    "message": Field("What is said of each finding; {text} is what was found. The summary, if not said.", TEXT),
    "aliases": Field("Names it had before.", TEXTS),
    "unless": Field("Expressions that excuse what they match.", TEXTS),
    "fix": Field("How it is repaired.", mapping(FIX_FIELDS, ("safety",))),
    "bad": Field("Texts it must find: its tests and its documentation.", _EXAMPLES),
    "good": Field("Texts it must let pass.", _EXAMPLES),
}
_SCAN_FIELDS = {"phrase": "phrases", "pattern": "patterns", "swap": "swaps"}


def kind_names() -> list[str]:
    """The kinds there are: the modules of `engine.kinds` that say which fields they add."""
    return [m.name for m in iter_modules(kinds.__path__) if m.name in _SCAN_FIELDS]


def schema() -> Schema:
    """The JSON schema of a rule file: one shape for each kind."""
    return {"$schema": DRAFT, "title": "A rule of copydesk's", "anyOf": [_kind_schema(kind) for kind in kind_names()]}


def _kind_schema(kind: str) -> Schema:
    fields = {**COMMON_FIELDS, **_kind_fields(kind)}
    fields["kind"] = fields["kind"]._replace(shape={"const": kind})
    return mapping(fields, (*REQUIRED_FIELDS, _SCAN_FIELDS[kind]))


def _kind_fields(kind: str) -> Fields:
    fields: Fields = import_module(f"{kinds.__name__}.{kind}").FIELDS
    return fields


def read(path: Path, name: str, reading: Reading) -> YamlRule:
    """Reads the rule called `name`; raises FileError that shows the place in the file."""
    return build(yamlfile.read(path), name, reading)


def build(root: Node, name: str, reading: Reading) -> YamlRule:
    """A rule from the values of its file; `reading` fills the slots of its patterns."""
    fields = root.mapping()
    if not fields:
        raise root.error("a rule file needs at least summary, why, kind and what the kind looks for")
    for required in REQUIRED_FIELDS:
        if required not in fields:
            raise root.error(f"the key {required!r} is missing")
    kind = fields["kind"].choice(kind_names())
    module = import_module(f"{kinds.__name__}.{kind}")
    root.mapping((*COMMON_FIELDS, *_kind_fields(kind)))
    if _SCAN_FIELDS[kind] not in fields:
        raise fields["kind"].error(f"a rule of kind {kind!r} needs the key {_SCAN_FIELDS[kind]!r}")
    where = Where(fields["as"].choice([w.value for w in Where])) if "as" in fields else Where.ANYWHERE
    scan: Scan = module.build(fields, where, reading)
    unless = tuple(proved(node, node.text()) for node in fields["unless"].sequence()) if "unless" in fields else ()
    repair = _repair(fields["fix"], kind) if "fix" in fields else None
    return YamlRule(_info(fields, name, kind, root.path, scan, repair), scan, unless, repair)


def _info(fields: dict[str, Node], name: str, kind: str, path: str, scan: Scan, repair: Repair | None) -> RuleInfo:
    languages = frozenset(language for language in scan.languages if language)
    if None in scan.languages:
        languages = frozenset()
    if "languages" in fields:
        languages = frozenset(filter(None, (language_of(n.text(), n) for n in fields["languages"].sequence())))
    return RuleInfo(
        name=name,
        summary=fields["summary"].text().strip(),
        why=fields["why"].text().strip(),
        notes=fields["notes"].text().strip() if "notes" in fields else "",
        severity=Severity[fields["severity"].choice([s.label for s in Severity]).upper()]
        if "severity" in fields
        else Severity.WARNING,
        status=Status(fields["status"].choice([s.value for s in Status])) if "status" in fields else Status.STABLE,
        message=fields["message"].text().strip() if "message" in fields else "",
        languages=languages,
        bad=_examples(fields.get("bad")),
        good=_examples(fields.get("good")),
        aliases=tuple(fields["aliases"].texts()) if "aliases" in fields else (),
        kind=kind,
        path=path,
        fixes=repair.safety if repair else None,
        options=OPTIONS,
    )


def _examples(field: Node | None) -> tuple[Example, ...]:
    if field is None:
        return ()
    found = []
    for node in field.sequence():
        if isinstance(node.value, dict):
            parts = node.mapping(EXAMPLE_FIELDS)
            if "text" not in parts:
                raise node.error("an example needs the key 'text'")
            fixed = parts["fixed"].value if "fixed" in parts else None
            if fixed is not None and not isinstance(fixed, str):
                raise parts["fixed"].error("a text is wanted here")
            if "fixed" in parts:
                fixed = fixed or ""
            language = language_of(parts["language"].text(), parts["language"]) if "language" in parts else None
            found.append(Example(parts["text"].text(), fixed, language))
        else:
            found.append(Example(node.text()))
    return tuple(found)


def _repair(field: Node, kind: str) -> Repair:
    parts = field.mapping(FIX_FIELDS)
    if "safety" not in parts:
        raise field.error("a fix says how far it can be trusted: `safety: safe` or `safety: unsafe`")
    safety = Safety[parts["safety"].choice([s.label for s in Safety]).upper()]
    delete = parts["delete"].choice(("line", "match")) if "delete" in parts else None
    replacement = parts["replace"].text() if "replace" in parts else None
    if delete and replacement is not None:
        raise field.error("a fix either deletes or replaces")
    if not delete and replacement is None and kind != "swap":
        raise field.error("a fix needs `delete: line`, `delete: match` or `replace: TEXT`")
    return Repair(delete, replacement, safety)
