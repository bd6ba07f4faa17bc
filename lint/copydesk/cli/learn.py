"""`copydesk learn`: a rule file from the lines that the pages of a site repeat."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from copydesk.cli import _options as shared
from copydesk.cli._parser import Parser
from copydesk.errors import UsageError
from copydesk.learning import learner
from copydesk.learning.corpus import Corpus, Reading
from copydesk.learning.learner import Lesson
from copydesk.learning.tally import Threshold
from copydesk.output import atomic
from copydesk.output.printable import escaped
from copydesk.text import formats

_SUFFIXES = (".yaml", ".yml")
_NOTHING = 1


USAGE = "CORPUS ..."
HELP = """\
Finds the lines that many pages of a site repeat, and writes them as a rule file for you to review.

CORPUS is a folder of texts, or JSONL (.jsonl, .ndjson) with one document a line. Texts of one site serve best; a few
hundred are enough. Where JSONL has several sites, --group names the field that tells them apart, and each is judged by
its own documents.

A line is learned if it
  - stands in enough documents (--least-documents, --least-share; the first is
    what decides in a small corpus);
  - stands before or after the text of 9 documents in 10, not inside it;
  - keeps its neighbour: the same line, or the edge of the page, is beside it
    in half of the documents;
  - is no title above a text or a list (Conclusion, Ingredients), and no
    sentence that is merely common.

Dates, numbers, names and the text after a label may vary (By Ann Lee, 12 comments): such lines become patterns. Lines
of one or two words are written as weak: they count only beside other furniture. Documents that are copies of others are
counted once.

The file says beside each line in how many documents it stands. Read it, delete what belongs to articles, and put it
into a folder that `rules:` in .copydesk.yaml names.

Examples:
  copydesk learn articles/                      show what would be learned
  copydesk learn articles/ -o rules/site.yaml   write the rule `rules/site`
  copydesk learn crawl.jsonl --group url -o rules/site.yaml
  copydesk test rules/                          run its examples

The exit code is 0 if a rule was written, 1 if nothing was learned, and 2 if it could not be tried.
"""


def arguments(parser: Parser) -> None:
    """What `copydesk learn` takes."""
    add = parser.add_argument
    add("paths", nargs="+", metavar="CORPUS")
    add("-o", "--output", metavar="FILE", default="-", help="Write the rule file here, not to standard output.")
    add("--force", action="store_true", help="Replace FILE if it is there.")
    add("--field", metavar="NAME", default="text", help="The field of JSONL with the text. [default: text]")
    add("--group", metavar="NAME", default="", help="The field of JSONL that says the site: an address, or a name.")
    shared.choice(parser, "--format", formats.NAMES, "plain", "What the texts in JSONL are.")
    add(
        "--least-documents",
        type=_documents,
        default=10,
        metavar="N",
        help="Learn no line that stands in fewer documents, at least 2. [default: 10]",
    )
    add(
        "--least-share",
        type=_share,
        default=0.02,
        metavar="SHARE",
        help="Nor one that stands in a smaller share of its site's documents, 0 to 1. [default: 0.02]",
    )


def run(given: Namespace) -> int:
    """Learns, writes the rule file, and answers with the exit code."""
    target = None if given.output == "-" else _target(given.output, given.force)
    reading = Reading(given.field, given.group, given.format)
    threshold = Threshold(given.least_documents, given.least_share)
    lesson = learner.learn(Corpus(tuple(given.paths), reading, shared.tell), threshold)
    _refuse_too_few(lesson, given.least_documents, given.group)
    if not lesson.text:
        shared.say(f"{_read(lesson)} Nothing was learned: no line recurs as furniture does.")
        return _NOTHING
    if target is None:
        shared.standard_output("utf-8").write(lesson.text)
    else:
        _write(target, lesson.text)
    _tell(lesson, target)
    return 0


def _documents(text: str) -> int:
    if text.isdecimal() and int(text) >= 2:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is no whole number from 2 on")


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if 0 <= share <= 1:
        return share
    raise ArgumentTypeError(f"{text!r} is no number from 0 to 1")


def _target(output: str, force: bool) -> Path:
    """Where the rule file goes; what is wrong with that is said before anything is read."""
    path = Path(output)
    if path.suffix not in _SUFFIXES or path.name.startswith(("_", ".")):
        raise UsageError(f"{output}: a rule file is called NAME.yaml, and its name begins with neither _ nor a dot")
    if path.is_dir():
        raise UsageError(f"{output} is a folder; name a file in it")
    if path.exists() and not force:
        raise UsageError(f"{output} is there already, perhaps with changes of yours; --force replaces it")
    return path


def _refuse_too_few(lesson: Lesson, least: int, group: str) -> None:
    if not lesson.documents:
        raise UsageError("there are no documents to learn from (texts in a folder, or JSONL)")
    if lesson.small_sites == lesson.sites:
        has = "no site has" if group else f"{shared.count(lesson.documents, 'document')}: a corpus needs"
        raise UsageError(
            f"{has} at least {least}, as a line must stand in that many to be learned; --least-documents says how many"
        )


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(str(path.absolute()), path.read_bytes() if path.exists() else None, text.encode("utf-8"))
    except (OSError, atomic.NotWritten) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{path}: {reason}") from None


def _read(lesson: Lesson) -> str:
    copies = f", {lesson.copies:,} of them copies of others" if lesson.copies else ""
    small = f" {shared.count(lesson.small_sites, 'site')} had too few." if lesson.small_sites else ""
    return f"{lesson.documents:,} documents read{copies}.{small}"


def _tell(lesson: Lesson, target: Path | None) -> None:
    phrases, weak, patterns = (len(group) for group in lesson.entries)
    what = f"{shared.count(phrases + weak, 'line')} ({weak} weak) and {shared.count(patterns, 'pattern')}"
    where = f", written to {target}" if target else ""
    shared.say(escaped(f"{_read(lesson)} Learned {what}{where}."))
    if target:
        folder = target.parent
        shared.say(
            escaped(
                f"Next: read {target} and delete what belongs to articles; `copydesk test {folder}`; "
                f"then `rules: [{folder}]` in .copydesk.yaml."
            )
        )
