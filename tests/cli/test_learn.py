"""`copydesk learn`: from the pages of a site to a rule that finds what they repeat."""

import json
import random
from pathlib import Path

import pytest

from .conftest import Repository

WORDS = (
    "harbour engineer council ferry winter bridge letter market captain water evening stone report morning window garden "
    "keeper island doctor school summer valley factory river station teacher village painter"
).split()
HEAD = ("The Lowmoor Gazette",)
FOOT = ("Share this", "Send us your own story", "Read the paper edition every morning", "Contact")


def sentence(rng: random.Random) -> str:
    chosen = " ".join(rng.sample(WORDS, 12))
    return f"The {chosen} of the year."


def article(rng: random.Random) -> list[str]:
    headline = " ".join(rng.sample(WORDS, 5)).capitalize()
    return [headline, *(" ".join(sentence(rng) for _ in range(3)) for _ in range(5))]


def pages(count: int = 40, seed: int = 1) -> list[list[str]]:
    """Articles with section titles and stock sentences in them, between the head and the foot of a site."""
    rng = random.Random(seed)
    made = []
    for number in range(count):
        title, *body = article(rng)
        body[3:3] = ["Conclusion"] if number % 2 else ["He said."]
        byline = f"By {rng.choice(('Ann', 'Joe', 'Kim'))} {rng.choice(WORDS).capitalize()}"
        stock = ["The investigation continues and nobody has been charged."] if number % 4 == 0 else []
        made.append([*HEAD, title, byline, *body, *stock, f"{rng.randint(2, 900)} comments", *FOOT])
    return made


def written(repository: Repository, made: list[list[str]]) -> None:
    for number, lines in enumerate(made):
        repository.write(f"articles/{number:03}.txt", "\n\n".join(lines) + "\n")


def jsonl(repository: Repository, rows: list[dict[str, object]], name: str = "corpus.jsonl") -> Path:
    return repository.write(name, "".join(json.dumps(row) + "\n" for row in rows))


@pytest.fixture
def site(repository: Repository) -> Repository:
    written(repository, pages())
    return repository


def listed(rule: str) -> list[str]:
    """The entries of a rule file: phrases, weak lines and patterns."""
    return [line[6:].rpartition("  # ")[0].strip("'") for line in rule.splitlines() if line.startswith("    - ")]


def test_what_is_learned(site: Repository) -> None:
    result = site.run("learn", "articles")
    assert result.exit_code == 0
    assert sorted(listed(result.stdout)) == [
        r"By \p{Lu}\S*(?: (?:\p{Ll}{1,3} ){0,2}\p{Lu}\S*){0,5}",
        "Contact",
        "Read the paper edition every morning",
        "Send us your own story",
        "Share this",
        "The Lowmoor Gazette",
        r"\d[\d.,:/]* comments",
    ]
    assert "'Send us your own story'  # in 40 of 40 documents, at the end\n" in result.stdout
    assert "# By ‹name›, in 40 of 40 documents, at the start\n" in result.stdout
    assert result.stderr == "40 documents read. Learned 5 lines (2 weak) and 2 patterns.\n"


def test_the_rule_is_found_by_the_next_check(site: Repository) -> None:
    result = site.run("learn", "articles", "-o", "rules/site.yaml")
    assert result.exit_code == 0 and result.stdout == ""
    assert result.stderr.splitlines() == [
        "40 documents read. Learned 5 lines (2 weak) and 2 patterns, written to rules/site.yaml.",
        "Next: read rules/site.yaml and delete what belongs to articles; `copydesk test rules`; then `rules: [rules]` in "
        ".copydesk.yaml.",
    ]
    assert site.run("test", "rules").exit_code == 0
    site.write(".copydesk.yaml", "rules: [rules]\n")
    site.write("new.txt", "\n\n".join(pages(1, seed=9)[0]) + "\n")
    found = site.findings("new.txt", "--select", "rules/site")
    assert [finding["excerpt"] for finding in found][1:2] != ["Conclusion"]
    assert {finding["excerpt"] for finding in found} >= {*HEAD, *FOOT}
    assert len(found) == len(HEAD) + len(FOOT) + 2


def test_a_file_that_is_there_is_kept(site: Repository) -> None:
    path = site.write("rules/site.yaml", "mine\n")
    result = site.run("learn", "articles", "-o", "rules/site.yaml")
    assert result.exit_code == 2
    assert "rules/site.yaml is there already, perhaps with changes of yours; --force replaces it" in result.stderr
    assert path.read_text() == "mine\n"
    assert site.run("learn", "articles", "-o", "rules/site.yaml", "--force").exit_code == 0
    assert "Lowmoor" in path.read_text()


@pytest.mark.parametrize("name", ["rules/site.txt", "rules/_site.yaml", "articles"])
def test_a_name_that_is_no_rule_is_refused(site: Repository, name: str) -> None:
    result = site.run("learn", "articles", "-o", name)
    assert result.exit_code == 2 and name in result.stderr


def test_copies_are_counted_once(repository: Repository) -> None:
    rng = random.Random(4)
    copied = article(rng)
    made = pages() + [[*HEAD, *copied, *FOOT] for _ in range(15)]
    made += [[*HEAD, *copied[:3], sentence(rng), *copied[3:], *FOOT] for _ in range(5)]
    written(repository, made)
    result = repository.run("learn", "articles")
    assert result.stderr.startswith("60 documents read, 19 of them copies of others.")
    assert not set(listed(result.stdout)) & set(copied)


def test_sections_and_lists_of_articles_are_not_learned(repository: Repository) -> None:
    rng = random.Random(5)
    things = [
        "Salt and pepper",
        "Two spoons of olive oil",
        "Fresh milk",
        "A pinch of sugar",
        "One large onion",
        "White flour",
    ]
    made = []
    for _ in range(60):
        title, *body = article(rng)
        made.append([title, "Ingredients", *rng.sample(things, 4), "Method", *body, "Summary", sentence(rng)])
    written(repository, made)
    result = repository.run("learn", "articles")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "60 documents read. Nothing was learned: no line recurs as furniture does.\n"


def test_lines_of_one_shape_one_after_another_are_not_learned(repository: Repository) -> None:
    rng = random.Random(10)
    made = [[f"Line {part} of text {number}" for part in range(rng.randint(4, 8))] + [*FOOT] for number in range(30)]
    written(repository, made)
    assert set(listed(repository.run("learn", "articles").stdout)) == set(FOOT)


def test_a_short_banner_above_headlines_is_learned(repository: Repository) -> None:
    rng = random.Random(11)
    written(repository, [["Lowmoor Gazette", *article(rng)] for _ in range(30)])
    assert listed(repository.run("learn", "articles").stdout) == ["Lowmoor Gazette"]
    written(repository, [["Executive summary", *article(rng)[1:]] for _ in range(30)])
    assert repository.run("learn", "articles").exit_code == 1


def test_a_box_inside_the_text_is_learned(repository: Repository) -> None:
    box = ["Our letter comes every week", "Put your address here and press the button", "Yes, send me the letter"]
    rng = random.Random(6)
    made = []
    for _ in range(30):
        title, *body = article(rng)
        made.append([title, *body[:2], *box, *body[2:]])
    written(repository, made)
    assert set(listed(repository.run("learn", "articles").stdout)) == set(box)


def test_headings_of_markup_are_not_learned(repository: Repository) -> None:
    rng = random.Random(7)
    for number in range(30):
        _, *body = article(rng)
        text = "\n\n".join(
            [f"# Part {number}", *body, "## Where to go from here", "## See also", "Back to the first page"]
        )
        repository.write(f"articles/{number}.md", text + "\n")
    assert listed(repository.run("learn", "articles").stdout) == ["Back to the first page"]


def test_jsonl_with_several_sites(repository: Repository) -> None:
    rows = [{"body": "\n\n".join(lines), "url": f"https://www.lowmoor.example/{n}"} for n, lines in enumerate(pages())]
    rng = random.Random(8)
    for number in range(20):
        lines = [*article(rng), "Printed at the old mill by the river"]
        rows.append({"body": "\n\n".join(lines), "url": f"https://mill.example/{number}"})
    jsonl(repository, rows, "few.jsonl")
    result = repository.run("learn", "few.jsonl", "--field", "body", "--group", "url")
    assert (
        "'Printed at the old mill by the river'  # in 20 of 20 documents of mill.example, at the end" in result.stdout
    )
    assert "'Send us your own story'  # in 40 of 40 documents of lowmoor.example, at the end" in result.stdout
    mixed = repository.run("learn", "few.jsonl", "--field", "body")
    assert set(listed(mixed.stdout)) == set(listed(result.stdout))


def test_one_site_hidden_among_others(repository: Repository) -> None:
    rng = random.Random(9)
    rows = [{"text": "\n\n".join(lines)} for lines in pages(30)]
    rows += [{"text": "\n\n".join(article(rng))} for _ in range(300)]
    rng.shuffle(rows)
    jsonl(repository, rows)
    found = set(listed(repository.run("learn", "corpus.jsonl").stdout))
    assert found >= {*HEAD, *FOOT}
    assert len(found) == len(HEAD) + len(FOOT) + 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"text": "a"}\n{"text": \n', "corpus.jsonl:2:"),
        ("[1]\n", "corpus.jsonl:1:1: this line is no JSON object"),
        (
            '{"txt": "a"}\n',
            "corpus.jsonl:1:1: this line has no field 'text'\n  Did you mean 'txt'? --field says which.",
        ),
        ('{"text": 3}\n', "corpus.jsonl:1:1: the field 'text' is no text"),
        (b'{"text": "\xff"}\n', "corpus.jsonl:1:"),
        ("", "there are no documents to learn from"),
        ('{"text": "One line."}\n' * 3, "3 documents: a corpus needs at least 10"),
    ],
    ids="cut list field number bytes empty few".split(),
)
def test_what_cannot_be_learned_from(repository: Repository, content: str | bytes, message: str) -> None:
    repository.write("corpus.jsonl", content)
    result = repository.run("learn", "corpus.jsonl", "-o", "rules/site.yaml")
    assert result.exit_code == 2 and message in result.stderr
    assert not (repository.folder / "rules").exists()


def test_sites_that_are_all_too_small(repository: Repository) -> None:
    jsonl(repository, [{"text": "One line.", "site": str(number)} for number in range(30)])
    result = repository.run("learn", "corpus.jsonl", "--group", "site")
    assert result.exit_code == 2 and "no site has at least 10" in result.stderr


def test_a_corpus_that_is_not_there(repository: Repository) -> None:
    result = repository.run("learn", "nowhere")
    assert result.exit_code == 2 and "nowhere: no such file or folder" in result.stderr
    assert "read twice" in repository.run("learn", "-").stderr
    repository.write("a/b.txt")
    assert "--group names a field of JSONL" in repository.run("learn", "a", "--group", "url").stderr


def test_the_thresholds(site: Repository) -> None:
    assert site.run("learn", "articles", "--least-documents", "41").exit_code == 2
    rare = [f"{line}" for line in ("Only now and then this line is here",)]
    for number in range(6):
        path = site.folder / "articles" / f"{number:03}.txt"
        path.write_text(path.read_text() + "\n" + rare[0] + "\n")
    assert rare[0] not in listed(site.run("learn", "articles").stdout)
    assert rare[0] in listed(site.run("learn", "articles", "--least-documents", "5").stdout)
    assert rare[0] not in listed(site.run("learn", "articles", "--least-documents", "5", "--least-share", "0.5").stdout)


def test_the_same_corpus_gives_the_same_file(site: Repository) -> None:
    assert site.run("learn", "articles").stdout == site.run("learn", "articles").stdout


def test_html_pages(repository: Repository) -> None:
    for number, (head, title, byline, *rest) in enumerate(pages(20)):
        body = "".join(f"<p>{text}</p>" for text in rest[:-4])
        foot = "".join(f"<li><a href='/'>{text}</a></li>" for text in rest[-4:])
        html = f"<html><body><div>{head}</div><h1>{title}</h1><p>{byline}</p>{body}<ul>{foot}</ul></body></html>"
        repository.write(f"site/{number}.html", html)
    assert set(listed(repository.run("learn", "site").stdout)) >= {*HEAD, *FOOT}
