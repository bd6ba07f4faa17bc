"""Comments, `.copydesk-ignore.yaml` and `--add-ignore` at the command line."""

import subprocess
import sys

from .conftest import BAD, CLEAN, DEFECT, Repository

IGNORE_FILE = ".copydesk-ignore.yaml"


def rules(repository: Repository, *arguments: str) -> list[str]:
    return [f"{found['file']}:{found['line']} {found['rule']}" for found in repository.findings(*arguments)]


def test_a_comment_silences(repository: Repository) -> None:
    repository.write("a.md", f"{CLEAN}\n{DEFECT} <!-- copydesk: ignore boilerplate -- meant -->\n\nShare this:\n")
    assert rules(repository, "a.md") == ["a.md:5 boilerplate/share-bar"]


def test_a_comment_that_is_of_no_use_or_wrong_is_reported(repository: Repository) -> None:
    text = f"{CLEAN}\n<!-- copydesk: ignore-next boilerplate -->\n\nText.\n"
    repository.write("a.md", f"{text}\n<!-- copydesk: ignore-file quotes/mixd-pair -->\n")
    assert rules(repository, "a.md") == ["a.md:3 copydesk/unused-ignore", "a.md:7 copydesk/broken-ignore"]
    assert rules(repository, "a.md", "--select", "quotes") == ["a.md:7 copydesk/broken-ignore"]
    assert rules(repository, "a.md", "--min-severity", "error") == []
    assert "quotes/mixed-pair" in repository.check("a.md").stdout
    assert "ignores what is not found there" in repository.run("rules", "copydesk/unused-ignore").stdout


def test_what_is_silenced_is_not_repaired(repository: Repository) -> None:
    kept = f"{CLEAN}\nShare this: <!-- copydesk: ignore boilerplate -->\n"
    path = repository.write("a.md", f"{kept}\n{DEFECT}\n")
    assert repository.run("fix", "--unsafe", "--select", "boilerplate", "a.md").exit_code == 0
    assert path.read_text() == kept


def test_an_added_entry_silences(repository: Repository) -> None:
    repository.write("a.txt")
    repository.write("sub/b.srt", f"1\n00:00:01,000 --> 00:00:02,000\n{DEFECT}\n")
    result = repository.check(".", "--add-ignore")
    assert result.exit_code == 0
    assert "a.txt:3:1  error" in result.stdout and f"added to {IGNORE_FILE}." in result.stderr
    text = (repository.folder / IGNORE_FILE).read_text()
    assert "- path: /a.txt\n  rule: boilerplate/comment-form\n  text: leave a reply\n" in text
    assert "- path: sub/b.srt\n" in text
    assert rules(repository, ".") == []
    repository.write("a.txt", f"\n\nMoved.\n\n{BAD}")
    assert rules(repository, "a.txt") == []
    repository.write("c.txt")
    assert rules(repository, ".") == ["c.txt:3 boilerplate/comment-form"]
    assert len(rules(repository, ".", "--no-config")) == 3


def test_entries_are_added_below_what_is_there(repository: Repository) -> None:
    old = "# house rules\n- path: old/   # until we have read them\n  rule: all\n"
    repository.write(IGNORE_FILE, old)
    repository.write("old/a.txt")
    repository.write("a.txt")
    assert repository.check(".", "--add-ignore").exit_code == 0
    new = (repository.folder / IGNORE_FILE).read_text()
    assert new.startswith(old) and new.count("path:") == 2
    assert repository.check(".", "--add-ignore").exit_code == 0
    assert (repository.folder / IGNORE_FILE).read_text() == new


def test_where_the_file_is_made(repository: Repository) -> None:
    repository.write("sub/deep/a.txt")
    repository.write("sub/.copydesk.yaml", "")
    repository.check("sub/deep/a.txt", "--add-ignore")
    assert "path: deep/a.txt" in (repository.folder / "sub" / IGNORE_FILE).read_text()
    repository.write("other/a.txt")
    repository.check("other/a.txt", "--add-ignore")
    assert "path: other/a.txt" in (repository.folder / IGNORE_FILE).read_text()


def test_the_nearest_file_holds(repository: Repository) -> None:
    repository.write(IGNORE_FILE, "- {path: '*.txt', rule: all}\n")
    repository.write("sub/a.txt")
    assert rules(repository, "sub/a.txt") == []
    repository.write(f"sub/{IGNORE_FILE}", "- {path: 'b.txt', rule: all}\n")
    assert rules(repository, "sub/a.txt") == ["sub/a.txt:3 boilerplate/comment-form"]


def test_a_file_beside_a_given_configuration_is_for_all(repository: Repository) -> None:
    repository.write("ci/.copydesk.yaml", "")
    repository.write(f"ci/{IGNORE_FILE}", "- {path: a.txt, rule: all}\n")
    repository.write(IGNORE_FILE, "- {path: b.txt, rule: all}\n")
    repository.write("b.txt")
    assert rules(repository, "b.txt", "--config", "ci/.copydesk.yaml") == ["b.txt:3 boilerplate/comment-form"]


def test_an_unused_entry_is_reported_at_its_place(repository: Repository) -> None:
    repository.write(IGNORE_FILE, "- path: /a.txt\n  rule: boilerplate/comment-form\n- {path: /b.txt, rule: spacing}\n")
    repository.write("a.txt", CLEAN)
    repository.write("b.txt", CLEAN)
    assert rules(repository, "a.txt") == [f"{IGNORE_FILE}:2 copydesk/unused-ignore"]
    assert len(rules(repository, ".")) == 2
    assert rules(repository, "a.txt", "--select", "quotes") == []
    assert repository.check("a.txt").exit_code == 1
    shown = repository.check("a.txt").stdout
    assert f"{IGNORE_FILE}:2:9  warning  copydesk/unused-ignore\n" in shown and "boilerplate/comment-form" in shown


def test_an_error_in_the_file_is_told_once_with_its_place(repository: Repository) -> None:
    repository.write("a.txt")
    repository.write("b.txt")
    repository.write(IGNORE_FILE, "- path: a.txt\n  rule: boilerplate/coment-form\n")
    result = repository.check("a.txt", "--output-format", "line")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"copydesk: error: {IGNORE_FILE}:2:9: unknown rule or family 'boilerplate/coment-form'\n"
        "    rule: boilerplate/coment-form\n          ^\n  Did you mean 'boilerplate/comment-form'?\n"
    )
    repository.write(IGNORE_FILE, "- [\n")
    result = repository.check(".")
    assert result.exit_code == 2 and result.stderr.count("copydesk: error: .copydesk-ignore.yaml:") == 1
    before = (repository.folder / IGNORE_FILE).read_bytes()
    assert repository.check(".", "--add-ignore").exit_code == 2
    assert (repository.folder / IGNORE_FILE).read_bytes() == before


def test_what_copydesk_says_of_itself_is_not_added(repository: Repository) -> None:
    repository.write("a.md", f"{CLEAN}\n<!-- copydesk: ignore-next boilerplate -->\n\nText.\n")
    assert repository.check("a.md", "--add-ignore").exit_code == 1
    assert not (repository.folder / IGNORE_FILE).exists()


def test_add_ignore_of_standard_input(repository: Repository) -> None:
    assert "--stdin-filename" in repository.check("-", "--add-ignore", stdin=BAD).stderr
    assert repository.check("-", "--add-ignore", "--stdin-filename", "sub/a.txt", stdin=BAD).exit_code == 0
    assert repository.check("-", "--stdin-filename", "sub/a.txt", stdin=BAD).exit_code == 0
    assert repository.check("-", "--add-ignore", "--no-config", "--stdin-filename", "a", stdin=BAD).exit_code == 2


def test_an_ignore_file_that_cannot_be_written(repository: Repository) -> None:
    repository.write("a.txt")
    path = repository.write(IGNORE_FILE, "# mine\n")
    path.chmod(0o444)
    result = repository.check("a.txt", "--add-ignore")
    assert result.exit_code == 2 and f"copydesk: error: {IGNORE_FILE}: is read-only" in result.stderr
    assert path.read_text() == "# mine\n"


def test_an_ignore_file_that_is_a_folder(repository: Repository) -> None:
    repository.write("a.txt")
    (repository.folder / IGNORE_FILE).mkdir()
    result = repository.check("a.txt")
    assert result.exit_code == 2 and f"{IGNORE_FILE}: cannot be read" in result.stderr


def test_nothing_of_it_is_imported_unless_used(repository: Repository) -> None:
    repository.write("a.txt", CLEAN)
    repository.write("a.md", f"{CLEAN}\n<!-- a comment -->\n")
    code = (
        "import sys\nfrom copydesk.cli import main\nmain(['check', sys.argv[1]])\n"
        "print(*(name for name in sys.modules if name.split('.')[-1] in ('suppression', 'ignorefile', 'baseline', "
        "'changed', '_ignoring', 'yamlfile', 'subprocess')))"
    )
    imported = {}
    for name in ("a.txt", "a.md", "a.txt"):  # the first run fills the cache
        done = subprocess.run([sys.executable, "-c", code, name], capture_output=True, text=True, check=True)
        imported[name] = done.stdout.split()
    assert imported == {"a.txt": [], "a.md": ["copydesk.policy.suppression"]}
