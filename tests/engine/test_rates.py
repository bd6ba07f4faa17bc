"""Each rule's own rate of false alarms: what a pack's file may say, and that the built-in pack's is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.engine import packs, rates
from copydesk.engine.rule import RuleInfo, Status
from copydesk.errors import FileError

TEXT = "words: {de: 1000, en: 4000, fr: 500}\nrules:\n  house/soft: {findings: {de: 3, en: 2}, real: {en: 2}}\n"


def rule(folder: Path, name: str = "house/soft", languages: frozenset[str] = frozenset()) -> RuleInfo:
    return RuleInfo(name, "", "", languages=languages, path=str(folder / "house" / "soft.yaml"))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / rates.FILE).write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_english_comes_first_and_other_languages_together(pack: Path) -> None:
    english, others = rates.of(rule(pack))
    assert english == rates.Rate(("en",), 4000, 2, 2) and english.per_thousand == 0.5
    assert others == rates.Rate(("de", "fr"), 1500, 3, 0)


def test_only_languages_the_rule_holds_for_count(pack: Path) -> None:
    assert list(rates.of(rule(pack, languages=frozenset({"fr"})))) == [rates.Rate(("fr",), 500, 0, 0)]


def test_a_rule_that_was_not_measured_has_no_rate(pack: Path, tmp_path: Path) -> None:
    assert list(rates.of(rule(pack, "house/other"))) == []
    (tmp_path / rates.FILE).unlink()
    assert list(rates.of(rule(tmp_path))) == []


def test_what_is_written_is_read_again(pack: Path) -> None:
    known = rates.read(pack / rates.FILE)
    (pack / rates.FILE).write_text(rates.render(known), encoding="utf-8")
    assert rates.read(pack / rates.FILE) == known
    assert rates.render(known).endswith(TEXT)


def test_a_broken_file_is_an_error_with_its_place(pack: Path) -> None:
    (pack / rates.FILE).write_text("words: {en: many}\n", encoding="utf-8")
    with pytest.raises(FileError, match="a whole number is wanted here"):
        rates.read(pack / rates.FILE)


def test_the_built_in_pack_says_how_often_each_rule_speaks() -> None:
    known = rates.read(Path(packs.installed()[0].folder) / rates.FILE)
    rules = {r.info.name: r.info for r in packs.load().rules}
    unknown = set(known.rules) - set(rules)
    assert not unknown, "rates of rules there are not; measure again: bench/false_alarms.py DIR --write"
    stable = {name for name, info in rules.items() if info.status is Status.STABLE and not info.asks}
    assert not stable - set(known.rules), "stable rules nobody measured; run bench/false_alarms.py DIR --write"


def test_no_more_is_judged_real_than_was_found() -> None:
    for name, findings in rates.read(Path(packs.installed()[0].folder) / rates.FILE).rules.items():
        assert all(count <= findings.all.get(language, 0) for language, count in findings.real.items()), name
