import json
from collections import Counter
from pathlib import Path

import pytest

from copydesk.errors import FileError
from copydesk.model import Finding, Severity, Span
from copydesk.policy.baseline import Baseline, Counts, Update, read, written
from copydesk.text.document import Document
from copydesk.text.formats import reader
from copydesk.text.source import Source


def document(text: str) -> Document:
    return reader("plain")(Source("a.txt", text), "en")


def found(text: str, word: str = "DEFECT", rule: str = "a/one") -> list[Finding]:
    starts = [at for at in range(len(text)) if text.startswith(word, at)]
    return [Finding(Span(at, at + len(word)), rule, Severity.ERROR, "m") for at in starts]


def accepted(text: str, before: Baseline | None = None, *, grow: bool = False, rule: str = "a/one") -> Baseline:
    update = Update(before, "/r/b.json", grow)
    update.take("/r/a.txt", document(text), found(text, rule=rule), lambda name: True)
    return Baseline("/r/b.json", update.result())


def new(baseline: Baseline, text: str, path: str = "/r/a.txt", rule: str = "a/one") -> list[int]:
    """The lines of the new findings."""
    given = document(text)
    return [given.source.position(f.span.start).line for f in baseline.new(path, given, found(text, rule=rule))]


OLD = "The first DEFECT is here.\n\nA second paragraph has a DEFECT, too.\n"


@pytest.mark.parametrize(
    "text",
    [
        OLD,
        f"Something new.\n\n\n{OLD}",
        "A second paragraph has a DEFECT, too.\n\nThe first DEFECT is here.\n",
        OLD.replace("too.", "too. Another sentence."),
        OLD.replace(" ", "  ").replace("\n", "\r\n"),
        OLD.upper(),
    ],
)
def test_moved_and_edited_elsewhere_it_is_still_known(text: str) -> None:
    assert new(accepted(OLD), text) == []


def test_an_equal_one_more_is_new() -> None:
    text = "Here is a DEFECT, and so.\n"
    assert new(accepted(text), f"{text}\n{text}") == [3]
    assert new(accepted(f"{text}\n{text}"), f"{text}\n{text}\n{text}") == [5]


def test_other_words_around_it_another_rule_or_file_make_it_new() -> None:
    baseline = accepted(OLD)
    assert new(baseline, OLD.replace("first", "1st")) == [1]
    assert new(baseline, OLD, rule="a/two") == [1, 3]
    assert new(baseline, OLD, path="/r/b.txt") == [1, 3]


def test_names_are_relative_to_the_baseline() -> None:
    baseline = Baseline("/r/ci/b.json", {})
    assert [baseline.name(path) for path in ("/r/a.txt", "/r/ci/sub/a.txt")] == ["../a.txt", "sub/a.txt"]


def test_it_shrinks_and_grows_only_when_told() -> None:
    baseline = accepted(OLD)
    shorter = OLD.replace("first DEFECT", "first thing")
    shrunk = accepted(shorter, baseline)
    assert sum(shrunk.counts["a.txt"].values()) == 1
    assert accepted(OLD, shrunk).counts == shrunk.counts
    assert accepted(OLD, shrunk, grow=True).counts == baseline.counts
    assert accepted("Clean.\n", baseline).counts == {}


def test_what_was_refused_is_named() -> None:
    update = Update(accepted(""), "/r/b.json", False)
    update.take("/r/a.txt", document(OLD), found(OLD), lambda name: True)
    assert len(update.refused) == 2 and update.result() == {}


def test_a_rule_that_did_not_run_keeps_its_findings() -> None:
    baseline = accepted(OLD)
    update = Update(baseline, "/r/b.json", False)
    update.take("/r/a.txt", document(OLD), [], lambda rule: rule != "a/one")
    assert update.result() == baseline.counts


def test_files_not_checked_keep_theirs_unless_they_are_gone(tmp_path: Path) -> None:
    (tmp_path / "there.txt").touch()
    counts: Counts = {name: Counter({"a/one 0123456789abcdef": 1}) for name in ("there.txt", "gone.txt")}
    update = Update(Baseline(str(tmp_path / "b.json"), counts), str(tmp_path / "b.json"), False)
    assert list(update.result()) == ["there.txt"]


def test_a_rule_that_failed_is_never_accepted() -> None:
    assert accepted(OLD, rule="copydesk/rule-failed").counts == {}
    assert accepted(OLD, rule="copydesk/unused-ignore").counts != {}


def test_the_file_is_sorted_and_comes_back(tmp_path: Path) -> None:
    counts: Counts = {
        "ü/b.txt": Counter({"b/x 0123456789abcdef": 2, "a/x 0123456789abcdef": 1}),
        "a\udcff.txt": Counter({"a/x 0123456789abcdef": 1}),
    }
    data = written(counts)
    (tmp_path / "b.json").write_bytes(data)
    assert read(str(tmp_path / "b.json")).counts == counts
    assert data == written(dict(reversed(counts.items())))
    assert list(json.loads(data)["files"]) == ["a\udcff.txt", "ü/b.txt"]
    assert data.decode().splitlines()[3:5] == ['  "a\\udcff.txt": {', '   "a/x 0123456789abcdef": 1']


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"copydesk-baseline": 1,\n "files": {\n<<<<<<< HEAD\n', "b.json:3:1: is damaged: "),
        ("", "b.json:1:1: is damaged: "),
        ("[]", "is no baseline of copydesk's"),
        ('{"version": 1}', "is no baseline of copydesk's"),
        ('{"copydesk-baseline": 2}', "is of version 2, and this copydesk reads 1"),
        ('{"copydesk-baseline": 1}', "is damaged: its files are not as"),
        ('{"copydesk-baseline": 1, "files": {"a": {"b": 1}}}', "is damaged: its files are not as"),
        ('{"copydesk-baseline": 1, "files": {"a": {"a/b 0123456789abcdef": -1}}}', "is damaged: its files are not as"),
        ("[" * 100_000, "is no baseline of copydesk's"),
        ("\xff", "is not UTF-8 text"),
    ],
)
def test_a_foreign_or_damaged_file_is_an_error(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "b.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(FileError) as caught:
        read(str(tmp_path / "b.json"))
    assert says in str(caught.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such baseline\n  `copydesk baseline` makes one"):
        read(str(tmp_path / "b.json"))
