"""The five articles give the same findings at the same words as plain text, as Markdown and as HTML."""

from __future__ import annotations

import html
import json
from bisect import bisect_right
from pathlib import Path

import pytest

from copydesk.text.source import decode
from tests.cli.runner import run

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))

Place = tuple[str, int, int, int]


def lines_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def as_markdown(lines: list[str]) -> str:
    return "---\ndraft: true\ndate: 2022-01-21\n---\n\n<!-- copied -->\n\n" + "\n\n".join(lines) + "\n"


def as_html(lines: list[str]) -> str:
    body = "\n".join(f"  <p class='x'>{line}</p>" for line in lines)
    return f"<!doctype html>\n<html lang=en>\n<style>p {{ color: red }}</style>\n<body>\n{body}\n<pre>a . b</pre></body></html>\n"


def as_html_with_entities(lines: list[str]) -> str:
    return as_html([html.escape(line).replace("\u00a0", "&nbsp;") for line in lines])


def findings(path: Path) -> list[dict[str, object]]:
    result = run("check", "--no-config", "--output-format", "json", str(path))
    assert result.exit_code == 1, result.output
    return list(json.loads(result.stdout))


def places(path: Path, lines: list[str]) -> set[Place]:
    """Each finding as its rule, the line of the article it stands on, and its columns there."""
    source = decode(path.read_bytes(), path.name)
    starts, at = [], 0
    for line in lines:
        at = source.text.index(line, at)
        starts.append(at)
        at += len(line)
    found = set()
    for finding in findings(path):
        start = source.offset(int(str(finding["line"])), int(str(finding["column"])))
        end = source.offset(int(str(finding["end_line"])), int(str(finding["end_column"])))
        index = bisect_right(starts, start) - 1
        found.add((str(finding["rule"]), index, start - starts[index], end - starts[index]))
    return found


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize(("suffix", "wrap"), [(".md", as_markdown), (".html", as_html)])
def test_the_same_findings_at_the_mapped_places(seed: Path, suffix: str, wrap: object, tmp_path: Path) -> None:
    lines = lines_of(seed.read_text(encoding="utf-8"))
    wrapped = tmp_path / f"{seed.stem}{suffix}"
    assert callable(wrap)
    wrapped.write_text(wrap(lines), encoding="utf-8")
    assert places(wrapped, lines) == places(seed, lines)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_entities_map_to_their_source(seed: Path, tmp_path: Path) -> None:
    lines = lines_of(seed.read_text(encoding="utf-8"))
    wrapped = tmp_path / f"{seed.stem}.html"
    written = [html.escape(line).replace("\u00a0", "&nbsp;") for line in lines]
    wrapped.write_text(as_html_with_entities(lines), encoding="utf-8")
    assert {place[:2] for place in places(wrapped, written)} == {place[:2] for place in places(seed, lines)}
