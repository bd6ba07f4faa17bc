from pathlib import Path

import pytest

from copydesk.errors import FileError, UsageError
from copydesk.policy.config import NO_CONFIG, Config, Configs, language, read
from copydesk.services import LanguageTool


def written(folder: Path, text: str) -> Config:
    path = folder / ".copydesk.yaml"
    path.write_text(text, encoding="utf-8")
    return read(str(path))


def test_every_key(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    config = written(
        tmp_path,
        "select: [default, names]\nignore: spacing\nrules: [house]\nexclude: ['*.bak.txt']\nlanguage: en-GB\n"
        "per-path:\n  - paths: interviews/\n    ignore: [quotes]\n    language: de\n",
    )
    assert config.rules == (str(tmp_path / "house"),)
    assert config.exclude is not None and config.exclude.match(f"{tmp_path}/a/b.bak.txt")
    plain, interview = (config.layers_for(f"{tmp_path}/{name}") for name in ("a.txt", "interviews/b/a.txt"))
    assert [layer.language for layer in plain] == ["en"]
    assert [layer.language for layer in interview] == ["en", "de"]
    select = plain[0].choice.select
    assert select is not None and [word.text for word in select] == ["default", "names"]
    assert [word.text for word in interview[1].choice.ignore] == ["quotes"]
    assert interview[1].choice.select is None


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    config = written(tmp_path, "")
    assert config.rules == () and config.exclude is None
    assert config.layers_for(str(tmp_path / "a.txt"))[0].choice.select is None


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("select: [a]\nselct: [b]\n", 2, "unknown key 'selct'"),
        ("select: [a]\nselect: [b]\n", 2, "stands here twice"),
        ("per-path:\n\t- paths: a\n", 2, "a tab cannot indent YAML"),
        ("select: {a: b}\n", 1, "a list is wanted"),
        ("select: [a, [b]]\n", 1, "a text is wanted"),
        ("language: klingonese\n", 1, "is no language"),
        ("exclude: ['!']\n", 1, "no path pattern"),
        ("rules: [nowhere]\n", 1, "no such folder"),
        ("per-path:\n  - ignore: quotes\n", 2, "says which paths"),
        ("per-path:\n  - paths: a\n    slect: quotes\n", 3, "unknown key 'slect'"),
        ("per-path:\n  paths: a\n", 2, "a list is wanted"),
        ("- select\n", 1, "a mapping is wanted"),
        ("select: [a\n", 2, ""),
    ],
)
def test_an_error_shows_the_place(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(FileError) as caught:
        written(tmp_path, text)
    assert caught.value.line == line
    assert says in caught.value.message
    assert str(tmp_path / ".copydesk.yaml") in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / ".copydesk.yaml").mkdir()
    with pytest.raises(FileError, match="cannot be read"):
        Configs().for_folder(str(tmp_path))
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError, match="not UTF-8"):
        read(str(tmp_path / "binary.yaml"))


def test_the_nearest_file_up_to_the_repository_counts(tmp_path: Path) -> None:
    (tmp_path / ".copydesk.yaml").write_text("ignore: [all]\n")
    repository = tmp_path / "repository"
    deep = repository / "a" / "b"
    deep.mkdir(parents=True)
    (repository / ".git").mkdir()
    configs = Configs()
    assert configs.for_folder(str(deep)) is NO_CONFIG
    assert configs.for_folder(str(tmp_path / "a")).path == str(tmp_path / ".copydesk.yaml")
    (repository / ".copydesk.yaml").write_text("ignore: [all]\n")
    fresh = Configs()
    assert fresh.for_folder(str(deep)).path == str(repository / ".copydesk.yaml")
    assert fresh.for_folder(str(repository / "a")) is fresh.for_folder(str(deep))
    (repository / "a" / ".copydesk.yaml").write_text("")
    assert Configs().for_folder(str(deep)).path == str(repository / "a" / ".copydesk.yaml")


def test_a_given_file_holds_everywhere_and_no_config_nowhere(tmp_path: Path) -> None:
    (tmp_path / ".copydesk.yaml").write_text("nonsense: true\n")
    (tmp_path / "other.yaml").write_text("ignore: [all]\n")
    assert Configs(str(tmp_path / "other.yaml")).for_folder(str(tmp_path)).path == str(tmp_path / "other.yaml")
    assert Configs(use=False).for_folder(str(tmp_path)) is NO_CONFIG
    with pytest.raises(FileError):
        Configs(str(tmp_path / "missing.yaml"))


def test_a_broken_file_is_an_error_each_time_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / ".copydesk.yaml").write_text("nonsense: true\n")
    configs = Configs()
    for _ in range(2):
        with pytest.raises(FileError):
            configs.for_folder(str(tmp_path / "a"))


def test_a_folder_as_deep_as_the_system_allows(tmp_path: Path) -> None:
    assert Configs().for_folder(str(tmp_path) + "/d" * 3000) == NO_CONFIG


def test_language() -> None:
    assert [language(tag) for tag in ("en", "pt-BR", "ZH_hant", "auto", "yue")] == ["en", "pt", "zh", "auto", "yue"]
    for wrong in ("english", "e", "", "12"):
        with pytest.raises(UsageError):
            language(wrong)


def test_languagetool(tmp_path: Path) -> None:
    path = tmp_path / ".copydesk.yaml"
    path.write_text(
        "languagetool:\n  server: http://127.0.0.1:8081\n  categories: GRAMMAR\n"
        "  disabled-categories: [STYLE]\n  variants: [en-GB]\n  picky: true\n  time-limit: 5\n"
    )
    expected = LanguageTool("http://127.0.0.1:8081", ("GRAMMAR",), ("STYLE",), ("en-GB",), True, 5.0)
    assert read(str(path)).languagetool == expected


@pytest.mark.parametrize(
    ("section", "says"),
    [
        ("{}", "says no `server`"),
        ("{server: 8081}", "no address"),
        ("{server: 'http://'}", "no address"),
        ("{server: local, port: 1}", "unknown key 'port'"),
        ("{server: local, time-limit: 0}", "at least 1"),
        ("{server: local, time-limit: soon}", "a whole number"),
        ("{server: local, variants: english}", "no regional form"),
        ("{server: local, categories: ['A,B']}", "no category"),
    ],
)
def test_languagetool_errors_show_their_place(tmp_path: Path, section: str, says: str) -> None:
    path = tmp_path / ".copydesk.yaml"
    path.write_text(f"languagetool: {section}\n")
    with pytest.raises(FileError, match=says) as caught:
        read(str(path))
    assert caught.value.line == 1
