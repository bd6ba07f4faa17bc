"""How fast copydesk is, as ratios taken in one run: rules against a plain word search, start-up against bare Python."""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from copydesk.engine import packs
from copydesk.engine.check import Checker
from copydesk.engine.rule import Status
from copydesk.text import formats
from copydesk.text.document import Document
from copydesk.text.languages import detect
from copydesk.text.source import decode, is_binary

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
STARTS = 20
ARTICLE = 6_000
LEAST = 1_000_000


def documents_text(folders: Sequence[Path]) -> list[tuple[str, str]]:
    """Texts with their file names; repeated until there is enough to measure.

    Texts of a folder that are shorter than an article are joined, so that a figure is about texts of a usual length; what a
    text costs however short it is shows in the start-up.
    """
    files = [p for folder in folders for p in sorted(folder.rglob("*")) if p.is_file() and formats.format_of(p.name)]
    texts = []
    for path in files:
        data = path.read_bytes()
        if not is_binary(data):
            texts.append((path.name, decode(data, path.name).text))
    texts = list(joined(texts))
    if not texts:
        sys.exit(f"no text in {', '.join(map(str, folders))}")
    size = sum(len(text) for _, text in texts)
    return texts * max(1, -(-LEAST // size))


def joined(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Texts of one format and language together, up to the length of an article."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, text in texts:
        key = formats.format_of(name) or "", detect(text) or ""
        alike[key].append(text)
        if sum(map(len, alike[key])) >= ARTICLE:
            yield name, "\n\n".join(alike.pop(key))
    for (form, _), parts in alike.items():
        yield next(name for name, _ in texts if formats.format_of(name) == form), "\n\n".join(parts)


def read(texts: Sequence[tuple[str, str]]) -> list[Document]:
    """Documents as `check` makes them, reading and language included."""
    made = []
    for name, text in texts:
        source = decode(text.encode("utf-8", "surrogateescape"), name)
        made.append(formats.document(source, formats.format_of(name) or "plain"))
    return made


def best(
    *actions: Callable[[], object], rounds: int = ROUNDS, clock: Callable[[], float] = time.process_time
) -> list[float]:
    """The shortest of several runs of each, in seconds of the processor; in turn, so that a busy moment hits all."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, taken in zip(actions, times, strict=True):
            start = clock()
            action()
            taken.append(clock() - start)
    return list(map(min, times))


def children_time() -> float:
    """Seconds of the processor that ended child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_rules(texts: Sequence[tuple[str, str]], each: bool) -> None:
    """Prints the ratios of all default rules together and, if wanted, of each alone."""
    characters = sum(len(text) for _, text in texts)
    rules = [rule for rule in packs.load().rules if rule.info.status is Status.STABLE]
    checker = Checker(rules)
    yardstick, reading, everything = best(
        lambda: [re.findall(r"\w+", text) for _, text in texts],
        lambda: read(texts),
        lambda: [checker.check(document) for document in read(texts)],
    )
    print(f"{len(texts)} texts, {characters / 1e6:.1f} million code points, {len(rules)} default rules")
    print(f"yardstick   {characters / 1e6 / yardstick:7.1f} MB/s")
    print(f"reading     {characters / 1e6 / reading:7.1f} MB/s  ratio {yardstick / reading:.3f}")
    print(
        f"all rules   {characters / 1e6 / everything:7.1f} MB/s  ratio {yardstick / everything:.3f}  (reading included)"
    )
    if not each:
        return
    rows = []
    for rule in rules:
        alone = Checker([rule])
        made = read(texts)
        for document in made:
            _ = document.folded, [(block.key, block.is_running_prose) for block in document.blocks]
        alone.check(made[0])
        start = time.process_time()
        for document in made:
            alone.check(document)
        rows.append((time.process_time() - start, rule.info.name))
    print("\nrule alone, on documents whose blocks are known: share of the whole run, ratio to the yardstick")
    for seconds, name in sorted(rows, reverse=True):
        print(f"{100 * seconds / everything:6.1f} %  {yardstick / max(seconds, 1e-9):8.2f}  {name}")


def measure_start(seed: Path) -> None:
    """Prints how long `check` of one small file takes against a Python that does nothing."""
    command = [sys.executable, "-m", "copydesk", "check", str(seed), "--no-config"]
    script = Path(sys.executable).with_name("copydesk")
    if script.exists():
        command = [str(script), *command[3:]]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}

    def run(arguments: list[str]) -> Callable[[], object]:
        return lambda: subprocess.run(arguments, capture_output=True, env=environment, check=False)

    run(command)()
    bare, ours = best(run([sys.executable, "-c", "pass"]), run(command), rounds=STARTS, clock=children_time)
    print(
        f"start-up: bare Python {1000 * bare:.0f} ms, check of one seed {1000 * ours:.0f} ms, "
        f"ratio {ours / bare:.1f} (best of {STARTS})"
    )


def main() -> None:
    """Parses the command line and prints both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="*", type=Path, help="folders of text (default: the project's own texts)")
    parser.add_argument("--each", action="store_true", help="each rule alone as well")
    parser.add_argument("--start-only", action="store_true", help="only the start-up")
    arguments = parser.parse_args()
    if not arguments.start_only:
        folders = arguments.folder or [ROOT / "seeds", ROOT / "tests" / "negative"]
        measure_rules(documents_text(folders), arguments.each)
    measure_start(sorted((ROOT / "seeds").glob("*.txt"))[0])


if __name__ == "__main__":
    main()
