from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import CopydeskError, FileError
from copydesk.model import Finding, Severity, Span
from copydesk.policy import ignorefile
from copydesk.policy.ignorefile import IgnoreFile, NewEntry, new_entry, with_entries
from copydesk.policy.selection import Choice
from copydesk.policy.suppression import Names
from copydesk.text.source import Source, decode

from .test_suppression import names


def written(folder: Path, text: str) -> IgnoreFile:
    path = folder / ".copydesk-ignore.yaml"
    path.write_bytes(text.encode())
    return ignorefile.read(str(path))


def at(text: str, part: str, rule: str = "a/one") -> Finding:
    start = text.index(part)
    return Finding(Span(start, start + len(part)), rule, Severity.ERROR, "m")


def silences(entries: IgnoreFile, path: Path, text: str, part: str, where: Names | None = None) -> bool:
    return not entries.suppress(str(path), Source("t", text), [at(text, part)], where or names(), True)


@pytest.mark.parametrize(
    ("known_by", "part"),
    [
        ("He said, “and  SO", 'he said, "and\u00a0so'),  # folded alike
        ("and so", 'he said, "and\u00a0so'),  # part of the finding
        ("the tape ends . Then", " ."),  # words around the finding
        ("the tape ends", " ."),  # beside it is not on it
        ("somewhere else", " ."),
    ],
)
def test_an_entry_covers_a_finding_by_text(tmp_path: Path, known_by: str, part: str) -> None:
    text = 'Here he said, "and\u00a0so" and there\nthe  tape ends . Then nothing.\n'
    entries = written(tmp_path, f"- path: /a.txt\n  rule: a/one\n  text: '{known_by}'\n")
    assert silences(entries, tmp_path / "a.txt", text, part) == (known_by not in ("the tape ends", "somewhere else"))


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("/a.txt", "a.txt", "sub/a.txt"),
        ("a.txt", "sub/a.txt", "b.txt"),
        ("sub/a.txt", "sub/a.txt", "a.txt"),
        ("sub/", "sub/deep/b.txt", "b.txt"),
        ("/sub", "sub/deep/b.txt", "b.txt"),
        ("*.srt", "deep/x.srt", "x.txt"),
        (r"/a\[1\].txt", "a[1].txt", "a1.txt"),
        (r"sub/\#a.txt", "sub/#a.txt", "a.txt"),
    ],
)
def test_paths_are_patterns(tmp_path: Path, pattern: str, matching: str, other: str) -> None:
    entries = written(tmp_path, f"- path: '{pattern}'\n  rule: a\n")
    assert silences(entries, tmp_path / matching, "DEFECT", "DEFECT")
    assert not silences(entries, tmp_path / other, "DEFECT", "DEFECT")
    assert not silences(entries, tmp_path.parent / matching, "DEFECT", "DEFECT")


@pytest.mark.parametrize("rule", ["a/one", "a/once", "a", "all"])
def test_rules_of_an_entry(tmp_path: Path, rule: str) -> None:
    entries = written(tmp_path, f"- {{path: /a.txt, rule: {rule}, reason: why}}\n")
    assert silences(entries, tmp_path / "a.txt", "DEFECT", "DEFECT")
    assert entries.suppress(str(tmp_path / "a.txt"), Source("t", "x"), [at("x", "x", "b/three")], names(), True) == (
        [] if rule == "all" else [at("x", "x", "b/three")]
    )


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("- path: a\n  rule: a\n  txt: b\n", "3:3", "unknown key 'txt'"),
        ("- path: a\n", "1:3", "an entry says no `rule`"),
        ("- rule: a\n", "1:3", "an entry says no `path`"),
        ("path: a\nrule: b\n", "1:1", "a list is wanted here"),
        ("- path: '!'\n  rule: a\n", "1:9", "no path pattern"),
        ("- path: a\n  rule: a\n  text: ''\n", "3:9", "a text is wanted here"),
        ("- [a\n", "2:1", ""),
        ("just words\n", "1:1", "a mapping is wanted here"),
    ],
)
def test_an_error_shows_the_place(tmp_path: Path, text: str, place: str, says: str) -> None:
    with pytest.raises(FileError) as caught:
        written(tmp_path, text)
    assert says in str(caught.value) and f".copydesk-ignore.yaml:{place}: " in str(caught.value)
    assert "^" in str(caught.value) or place == "2:1"


def test_an_unknown_rule_shows_the_place(tmp_path: Path) -> None:
    entries = written(tmp_path, "- path: /a.txt\n  rule: a/noe\n")
    with pytest.raises(FileError, match=r"unknown rule or family 'a/noe'\n    rule: a/noe\n          \^\n.*'a/one'"):
        silences(entries, tmp_path / "a.txt", "x", "x")


def test_an_empty_file_has_no_entries(tmp_path: Path) -> None:
    for text in ("", "# nothing\n", "[]\n"):
        assert not silences(written(tmp_path, text), tmp_path / "a.txt", "x", "x")


class TestUnused:
    TEXT = "# mine\n- path: /a.txt\n  rule: a/one\n- path: '*.txt'\n  rule: a/two\n- path: /gone.txt\n  rule: a\n"

    def lines(self, folder: Path, *, read: bool = True, whole: bool = False, where: Names | None = None) -> list[int]:
        (folder / "a.txt").write_text("x")
        entries = written(folder, self.TEXT)
        if read:
            entries.suppress(str(folder / "a.txt"), Source("t", "x"), [], where or names(), True)
        return [entries.source.position(finding.span.start).line for finding in entries.unused(whole)]

    def test_an_entry_for_one_file_is_judged_by_that(self, tmp_path: Path) -> None:
        assert self.lines(tmp_path) == [3, 7]
        assert self.lines(tmp_path, read=False) == [7]

    def test_an_entry_for_several_is_judged_by_the_whole_folder(self, tmp_path: Path) -> None:
        assert self.lines(tmp_path, whole=True) == [3, 5, 7]
        assert self.lines(tmp_path, whole=True, read=False) == [7]

    def test_a_rule_that_did_not_run_is_not_judged(self, tmp_path: Path) -> None:
        where = names(Choice(), Choice(ignore=names_of("a/one")))
        assert self.lines(tmp_path, whole=True, where=where) == [5, 7]

    def test_used_once_is_used(self, tmp_path: Path) -> None:
        entries = written(tmp_path, "- path: '*.txt'\n  rule: a\n  text: defect\n")
        assert silences(entries, tmp_path / "a.txt", "a DEFECT", "DEFECT")
        assert not silences(entries, tmp_path / "b.txt", "x", "x")
        assert entries.unused(True) == []


def names_of(*given: str) -> tuple[ignorefile.Word, ...]:
    return tuple(map(ignorefile.Word, given))


class TestAdding:
    NEW = NewEntry("/a.txt", "a/one", "some text")

    def added(self, old: str | None, *entries: NewEntry) -> str:
        return with_entries(
            "/r/.copydesk-ignore.yaml", None if old is None else old.encode(), entries or [self.NEW]
        ).decode()

    def test_a_new_file(self, tmp_path: Path) -> None:
        made = self.added(None)
        assert made.endswith("\n- path: /a.txt\n  rule: a/one\n  text: some text\n") and made.startswith("# ")
        assert silences(written(tmp_path, made), tmp_path / "a.txt", "with Some\ttext there", "Some\ttext")

    @pytest.mark.parametrize(
        "old",
        [
            "# mine\n- path: a  # why\n  rule: b   \n\n# the end\n",
            "- {path: a, rule: b}\n",
            '- path: "a"\n  rule: |\n    b\n',
            "- rule: b\n  path: a",
            "\ufeff- rule: b\n  path: a\n",
            "- rule: b\r\n  path: a\r\n",
            "  - rule: b\n    path: a\n",
            "# only a comment\n",
            "---\n- rule: b\n  path: a\n",
        ],
    )
    def test_what_was_there_stays_byte_for_byte(self, tmp_path: Path, old: str) -> None:
        made = self.added(old)
        assert made.startswith(old)
        assert ("\r\n" in old) == ("some text\r\n" in made) and not made.replace("\r\n", "").count("\r")
        assert silences(written(tmp_path, made), tmp_path / "a.txt", "some text", "some text")

    @pytest.mark.parametrize("old", ["[]\n", "[{path: a, rule: b}] # mine\n", "# mine\n- path: a\n  rule: b\n...\n"])
    def test_other_forms_are_written_anew_with_their_comments(self, tmp_path: Path, old: str) -> None:
        made = self.added(old)
        assert ("# mine" in made) == ("# mine" in old)
        assert silences(written(tmp_path, made), tmp_path / "a.txt", "some text", "some text")

    def test_equal_entries_are_one(self) -> None:
        assert self.added(None, self.NEW, self.NEW).count("path:") == 1

    @pytest.mark.parametrize(
        "name", ["a.txt", "sub/a.txt", "#a.txt", "!a.txt", "a[1]*?.txt", "a\\b.txt", "a: b.txt", "a .txt "]
    )
    def test_any_name_of_a_file(self, tmp_path: Path, name: str) -> None:
        entry = new_entry(
            str(tmp_path / ".copydesk-ignore.yaml"), str(tmp_path / name), Source("t", "DEFECT"), at("DEFECT", "DEFECT")
        )
        entries = written(tmp_path, self.added(None, entry))
        assert silences(entries, tmp_path / name, "DEFECT", "DEFECT")
        assert not silences(entries, tmp_path / "other.txt", "DEFECT", "DEFECT")

    def test_a_name_that_is_no_text(self, tmp_path: Path) -> None:
        with pytest.raises(CopydeskError, match="cannot have an entry for"):
            new_entry(str(tmp_path / "i.yaml"), str(tmp_path / "\udcff.txt"), Source("t", "x"), at("x", "x"))

    @given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.data())
    def test_an_added_entry_covers_its_finding(self, data: bytes, draw: st.DataObject) -> None:
        source = decode(data, "t")
        start = draw.draw(st.integers(0, len(source.text)))
        end = draw.draw(st.integers(start, len(source.text)))
        finding = Finding(Span(start, end), "a/one", Severity.ERROR, "m")
        entry = new_entry("/r/i.yaml", "/r/a.txt", source, finding)
        node = ignorefile.yamlfile.parse(self.added(None, entry), "i.yaml")
        entries = IgnoreFile("/r/i.yaml", "", [ignorefile._entry(item, "/r") for item in node.sequence()])
        assert entries.suppress("/r/a.txt", source, [finding], names(), True) == []


def test_a_short_finding_is_known_by_words_around_it() -> None:
    text = "The first of many lines . It goes on and on."
    assert new_entry("/r/i", "/r/a", Source("t", text), at(text, " .")).text == "of many lines . it goes"


def test_a_long_finding_is_known_by_its_beginning() -> None:
    text = "word " * 100
    assert len(new_entry("/r/i", "/r/a", Source("t", text), at(text, text)).text) <= 100
