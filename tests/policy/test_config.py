from pathlib import Path

import pytest

from copydesk import cache, installed
from copydesk.errors import FileError, UsageError
from copydesk.policy.config import NO_CONFIG, Config, Configs, language, read
from copydesk.policy.layers import Own
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
    assert config.is_excluded(f"{tmp_path}/a/b.bak.txt") and not config.is_excluded(f"{tmp_path}/a/b.txt")
    plain, interview = (config.layers_for(f"{tmp_path}/{name}") for name in ("a.txt", "interviews/b/a.txt"))
    assert [layer.language and layer.language.text for layer in plain] == ["en"]
    assert [layer.language and layer.language.text for layer in interview] == ["en", "de"]
    select = plain[0].choice.select
    assert select is not None and [word.text for word in select] == ["default", "names"]
    assert [word.text for word in interview[1].choice.ignore] == ["quotes"]
    assert interview[1].choice.select is None


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    config = written(tmp_path, "")
    assert config.rules == () and config.exclude == ()
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
        ("severity: error\n", 1, "a mapping is wanted"),
        ("severity:\n  spacing: eror\n", 2, "none of: info, warning, error"),
        ("options: {duplicate/paragraph: 12}\n", 1, "a mapping is wanted"),
        ("per-path:\n  - paths: a\n    severity: {spacing: bad}\n", 3, "none of"),
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


def files(folder: Path, **contents: str) -> None:
    """Configurations by name; `_` stands for the one copydesk finds."""
    for name, text in contents.items():
        (folder / (".copydesk.yaml" if name == "_" else f"{name}.yaml")).write_text(text, encoding="utf-8")


def ignored(config: Config, path: str) -> list[str]:
    return [word.text for layer in config.layers_for(path) for word in layer.choice.ignore]


def test_what_is_extended_holds_first(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "site").mkdir()
    files(
        tmp_path,
        base="ignore: a\nrules: house\nexclude: [old/]\nlanguage: en\nlanguagetool: {server: local}\n"
        "per-path: [{paths: x/, ignore: b}]\n",
        strict="extends: base.yaml\nignore: c\nbaseline: accepted.json\n",
        _="extends: [./strict.yaml]\nignore: d\nrules: [house, site]\nexclude: ['!old/kept.txt']\nlanguage: de\n",
    )
    config = read(str(tmp_path / ".copydesk.yaml"))
    assert [Path(name).name for name in config.files] == ["base.yaml", "strict.yaml", ".copydesk.yaml"]
    assert config.path == str(tmp_path / ".copydesk.yaml")
    assert ignored(config, f"{tmp_path}/x/a.txt") == ["a", "b", "c", "d"]
    assert ignored(config, f"{tmp_path}/y/a.txt") == ["a", "c", "d"]
    assert config.rules == (str(tmp_path / "house"), str(tmp_path / "site"))
    assert config.is_excluded(f"{tmp_path}/old", is_folder=True)
    assert not config.is_excluded(f"{tmp_path}/old/kept.txt")
    assert config.baseline is not None and config.baseline.text == str(tmp_path / "accepted.json")
    assert config.languagetool == LanguageTool("local")
    said = [layer.language.text for layer in config.layers_for(f"{tmp_path}/a.txt") if layer.language]
    assert said == ["en", "de"]


def test_paths_are_relative_to_the_file_they_stand_in(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "house").mkdir()
    files(tmp_path, base="rules: house\nexclude: [posts/old/]\n")
    files(tmp_path / "posts", _="extends: ../base.yaml\n")
    config = read(str(tmp_path / "posts" / ".copydesk.yaml"))
    assert config.rules == (str(tmp_path / "house"),)
    assert config.is_excluded(f"{tmp_path}/posts/old", is_folder=True)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installed pack called `house`; `bare` is one without a configuration."""
    folder = tmp_path / "site-packages" / "house_rules"
    folder.mkdir(parents=True)
    (tmp_path / "bare").mkdir()
    packs = [
        installed.Pack("house", str(folder), "house_rules"),
        installed.Pack("bare", str(tmp_path / "bare"), "bare"),
    ]
    monkeypatch.setattr(installed, "installed", lambda use_cache=True: packs)
    return folder


def test_an_installed_pack_can_be_extended(tmp_path: Path, house: Path) -> None:
    (house / "more").mkdir()
    files(house, _="extends: strict.yaml\nignore: a\nrules: more\n", strict="per-path: [{paths: x/, ignore: b}]\n")
    files(tmp_path, _="extends: house\nignore: c\n")
    config = read(str(tmp_path / ".copydesk.yaml"))
    assert ignored(config, f"{tmp_path}/x/a.txt") == ["b", "a", "c"]  # patterns are relative to the file that extends
    assert config.rules == (str(house / "more"),)


@pytest.mark.parametrize(
    ("extends", "says"),
    [
        ("missing.yaml", "no such file"),
        ("hose", "Did you mean 'house'"),
        ("nothing-of-the-kind", "neither a file nor an installed pack"),
        ("bare", "brings no configuration"),
        ("{a: b}", "a list is wanted"),
        ("./.copydesk.yaml", "cannot extend itself"),
        ("circle.yaml", r"\.copydesk\.yaml extends .*circle\.yaml extends .*\.copydesk\.yaml"),
    ],
)
def test_what_cannot_be_extended(tmp_path: Path, house: Path, extends: str, says: str) -> None:
    files(tmp_path, _=f"\nextends: {extends}\n", circle="extends: .copydesk.yaml\n")
    with pytest.raises(FileError, match=says) as caught:
        read(str(tmp_path / ".copydesk.yaml"))
    assert caught.value.line == (1 if extends == "circle.yaml" else 2)


def test_an_error_in_what_is_extended_shows_that_file(tmp_path: Path) -> None:
    files(tmp_path, base="selct: a\n", _="extends: base.yaml\n")
    with pytest.raises(FileError, match=r"base\.yaml:1:1"):
        read(str(tmp_path / ".copydesk.yaml"))


def test_two_that_extend_the_same(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    files(tmp_path, base="rules: house\n", a="extends: base.yaml\n", b="extends: base.yaml\n")
    files(tmp_path, _="extends: [a.yaml, b.yaml]\n")
    assert read(str(tmp_path / ".copydesk.yaml")).rules == (str(tmp_path / "house"),)


def test_what_was_read_is_read_once_and_not_after_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "ignore: [quotes]\noptions: {a/b: {c: [d]}}\nexclude: x/\nper-path: [{paths: y/, severity: {a: info}}]\n"
    path = tmp_path / ".copydesk.yaml"
    path.write_text(text)
    first = read(str(path))
    with monkeypatch.context() as patched:
        patched.setattr("copydesk.text.yamlfile.parse", None)
        again = read(str(path))
        with pytest.raises(TypeError):
            read(str(path), use_cache=False)
    assert again.files == first.files and ignored(again, f"{tmp_path}/a") == ["quotes"]
    (options,) = again.layers[0].options
    assert options.values[0][1].texts() == ["d"] and options.rule.at is not None
    assert "1:10" in str(again.layers[0].choice.ignore[0].error("wrong", ""))
    assert again.is_excluded(f"{tmp_path}/x", is_folder=True)
    path.write_text(text.replace("quotes", "names"))
    assert ignored(read(str(path)), f"{tmp_path}/a") == ["names"]


def test_a_rule_folder_that_has_gone_is_an_error_though_the_file_is_cached(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    files(tmp_path, _="rules: house\n")
    read(str(tmp_path / ".copydesk.yaml"))
    (tmp_path / "house").rmdir()
    with pytest.raises(FileError, match="no such folder"):
        read(str(tmp_path / ".copydesk.yaml"))


def test_a_broken_cache_is_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(tmp_path, _="ignore: a\n")
    for kept in (object(), Own):
        monkeypatch.setattr(cache, "get", lambda kind, key, kept=kept: kept)
        assert ignored(read(str(tmp_path / ".copydesk.yaml")), f"{tmp_path}/a") == ["a"]
