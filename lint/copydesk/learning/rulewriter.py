"""What was learned as a rule file that a person reviews: phrases, patterns, examples, and the evidence beside each.

Nothing is written that was not tried: an entry or example that does not do what it says is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from copydesk.engine import rulefile, testing
from copydesk.engine.check import Checker
from copydesk.engine.rule import Example
from copydesk.engine.slots import Reading
from copydesk.engine.yamlrule import YamlRule
from copydesk.learning import shapes
from copydesk.learning.evidence import Evidence
from copydesk.learning.judgement import Learned
from copydesk.text import yamlfile
from copydesk.text.folding import line_key

_NAME = "learned"
_MOST_BAD, _MOST_GOOD = 8, 3
_RUN = 3
_MOST_SITES = 2
_POSITION = 0.9
_NEUTRAL = "The council met on Monday to hear the report of its engineers."
_WORD = re.compile(r"[^\W\d_]{3,}")


class Entry(NamedTuple):
    """One line of the rule file: what is written, a text it finds, and the evidence for it."""

    written: str
    example: str
    evidence: str


class Entries(NamedTuple):
    """All of them, by the key of the rule file they stand under."""

    phrases: list[Entry]
    weak: list[Entry]
    patterns: list[Entry]

    @property
    def all(self) -> list[Entry]:
        """In the order of the file."""
        return [*self.phrases, *self.weak, *self.patterns]


def entries(learned: Iterable[Learned]) -> Entries:
    """What was learned of all sites, one entry for each form, with the evidence of every site that has it."""
    by_form: dict[str, list[Learned]] = {}
    for item in learned:
        by_form.setdefault(item.evidence.form, []).append(item)
    found = Entries([], [], [])
    for items in by_form.values():
        field, entry = _entry(items)
        if _works(entry, field):
            getattr(found, field).append(entry)
    return found


def _entry(items: Sequence[Learned]) -> tuple[str, Entry]:
    """The key of the rule file under which one form is written, and how."""
    first, evidence = items[0], _evidence(items)
    if first.is_shape:
        form = first.evidence.form
        return "patterns", Entry(shapes.expression(form), first.text, f"{shapes.shown(form)}, {evidence}")
    return "weak" if first.weak else "phrases", Entry(first.text, first.text, evidence)


def _evidence(items: Sequence[Learned]) -> str:
    """In how many documents of which sites a line stands, and where on the page most often."""
    seen, everywhere = items[0].evidence, items[0].of_pages
    of_sites = f" of {seen.site}" if seen.site else ""
    pages = sum(item.evidence.pages for item in items)
    if len(items) > 1:
        everywhere = sum(item.of_pages for item in items)
        of_sites = f" of {len(items)} sites ({', '.join(item.evidence.site for item in items[:_MOST_SITES])}"
        of_sites += ", ...)" if len(items) > _MOST_SITES else ")"
    return f"in {pages:,} of {everywhere:,} documents{of_sites}{_place(seen)}"


def _place(seen: Evidence) -> str:
    if seen.at_start >= _POSITION * seen.pages:
        return ", at the start"
    if seen.at_end >= _POSITION * seen.pages:
        return ", at the end"
    return ", at the start or the end" if seen.at_start + seen.at_end >= _POSITION * seen.pages else ", inside too"


def _works(entry: Entry, field: str) -> bool:
    """Whether the entry, alone in a rule, finds its own example."""
    example = _weak_run([entry]) if field == "weak" else entry.example
    return bool(_found(_rule(_body({field: [entry]})), example))


def _weak_run(weak: Sequence[Entry]) -> str:
    """Weak lines as they count: several lines of furniture, one after another."""
    return "\n\n".join(weak[i % len(weak)].example for i in range(max(_RUN, len(weak))))


def text(found: Entries, sentences: Iterable[str], head: Sequence[str]) -> str:
    """The rule file, examples and all; empty where not one example holds.

    `sentences` are of the corpus' articles, for the examples that the rule must let pass; `head` are comment lines.
    """
    if not found.all:
        return ""
    body = _body(found._asdict())
    rule = _rule(body)
    good = _good(rule, found, sentences)
    bad = list(_bad(rule, found, good))
    if not good or not bad:
        return ""
    comment = "".join(f"# {line}".rstrip() + "\n" for line in head)
    return comment + _HEAD + body + _examples("bad", bad) + _examples("good", good)


_HEAD = """\
summary: Line that the pages of the site repeat
why: It belongs to the page, not to the article.
severity: warning
"""
_KIND = """\
kind: phrase
as: line
exact: true                        # in patterns, letter case counts
fix: {delete: line, safety: unsafe}
"""
_REMARKS = {
    "phrases": "Whole lines. Case, curly quotation marks and the marks around a line do not count.",
    "weak": "Lines of one or two words, which an article may have too: they count only beside other furniture.",
    "patterns": "Lines in which numbers, dates, names or the text after a label vary.",
}


def _body(fields: dict[str, list[Entry]]) -> str:
    """The part of a rule file that says what is looked for."""
    parts = [_KIND]
    if not fields.get("phrases"):
        parts.append("phrases: {}\n")
    for field, group in fields.items():
        if group:
            items = "".join(f"    - {quoted(entry.written)}  # {_comment(entry.evidence)}\n" for entry in group)
            parts.append(f"# {_REMARKS[field]}\n{field}:\n  any:\n{items}")
    return "".join(parts)


def _comment(evidence: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in evidence)


def _rule(body: str) -> YamlRule:
    return rulefile.build(yamlfile.parse(_HEAD + body, f"{_NAME}.yaml"), _NAME, Reading({}))


def _found(rule: YamlRule, example: str) -> bool:
    return bool(Checker([rule]).check(testing.document(example, "en")))


def _bad(rule: YamlRule, found: Entries, good: Sequence[str]) -> Iterator[str]:
    """The most frequent lines of each kind, and a run of weak ones."""
    weak = [_weak_run([*found.weak[:_RUN], *found.phrases[:1]])] if found.weak else []
    shaped = [entry.example for entry in found.patterns[: _MOST_BAD // 2]]
    wanted = dict.fromkeys([*weak, *shaped, *(entry.example for entry in found.phrases)])
    yield from islice((example for example in wanted if _holds(rule, bad=[example], good=good[:1])), _MOST_BAD)


def _good(rule: YamlRule, found: Entries, sentences: Iterable[str]) -> list[str]:
    """Sentences of the articles that have the most words in common with what is found."""
    words = {word for entry in found.all for word in _WORD.findall(line_key(entry.example))}
    readable = {sentence for sentence in sentences if sentence.isprintable()}
    ranked = sorted(readable, key=lambda text: (-len(words.intersection(_WORD.findall(line_key(text)))), text))
    silent = (example for example in ranked if not _found(rule, example))
    best = list(islice(silent, _MOST_GOOD))
    quotation = f"They read the words {found.all[0].example} and nothing else in the letter that came on Monday."
    return best or [example for example in (quotation, _NEUTRAL) if not _found(rule, example)][:1]


def _holds(rule: YamlRule, bad: Sequence[str], good: Sequence[str]) -> bool:
    info = rule.info._replace(bad=tuple(map(Example, bad)), good=tuple(map(Example, good)))
    return not any(testing.problems([rule._replace(info=info)]))


def _examples(field: str, examples: Sequence[str]) -> str:
    return f"{field}:\n" + "".join(f"  - {quoted(example)}\n" for example in examples)


def quoted(text: str) -> str:
    """A text as a YAML scalar on one line."""
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    return "\\n" if character == "\n" else f"\\U{ord(character):08x}"
