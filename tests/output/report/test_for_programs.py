import json

from copydesk.model import Edit, Finding, Fix, Related, Safety, Severity, Span
from copydesk.output.report import Report, Screen, renderer
from copydesk.text.source import Source

TEXT = "He said: ‘Go,” and 😀 left.\r\nHe  left.\r\n"
FIX = Fix(Safety.UNSAFE, (Edit(Span(9, 10), "“"),))
MIXED = Finding(
    Span(9, 14), "quotes/mixed-pair", Severity.ERROR, "Opens with ‘", (Related(Span(13, 14), "closes here"),), FIX
)
OVER_LINES = Finding(Span(21, 30), "x/y", Severity.INFO, "100 %:\nbad, really")


def rendered(output_format: str, *reports: Report) -> str:
    return "".join(renderer(output_format)(reports, Screen()))


def report(*findings: Finding, name: str = "a.txt", text: str = TEXT) -> Report:
    return Report(Source(name, text), findings)


def test_json_is_the_contract() -> None:
    assert json.loads(rendered("json", report(MIXED))) == [
        {
            "file": "a.txt",
            "line": 1,
            "column": 10,
            "end_line": 1,
            "end_column": 15,
            "rule": "quotes/mixed-pair",
            "severity": "error",
            "message": "Opens with ‘",
            "excerpt": "‘Go,”",
            "related": [
                {
                    "file": "a.txt",
                    "line": 1,
                    "column": 14,
                    "end_line": 1,
                    "end_column": 15,
                    "message": "closes here",
                }
            ],
            "fix": {
                "safety": "unsafe",
                "edits": [{"line": 1, "column": 10, "end_line": 1, "end_column": 11, "replacement": "“"}],
            },
        }
    ]


def test_json_is_one_array_over_all_files_and_an_empty_one_without_findings() -> None:
    assert len(json.loads(rendered("json", report(MIXED), report(), report(OVER_LINES, MIXED)))) == 3
    assert rendered("json", report()) == "[]\n"


def test_json_cuts_a_long_excerpt_in_its_middle() -> None:
    text = "a" * 300 + "b" * 300
    whole = Finding(Span(0, 600), "x/y", Severity.INFO, "Long")
    excerpt = json.loads(rendered("json", report(whole, text=text)))[0]["excerpt"]
    assert excerpt.startswith("aaa") and excerpt.endswith("bbb") and "…" in excerpt and len(excerpt) <= 200


def test_json_escapes_what_cannot_be_written_and_reads_back_the_same() -> None:
    text = "a\udcffb\x9b\u202e\u2028"
    output = rendered("json", report(Finding(Span(0, 6), "x/y", Severity.INFO, "m"), name="\udc80.txt", text=text))
    output.encode("utf-8")
    assert not set(output) & set(text[1::2])
    assert json.loads(output)[0]["excerpt"] == text
    assert json.loads(output)[0]["file"] == "\udc80.txt"


def test_jsonl_is_the_same_objects_a_line_each() -> None:
    lines = rendered("jsonl", report(MIXED, OVER_LINES)).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(rendered("json", report(MIXED, OVER_LINES)))


def test_line_is_one_line_a_finding() -> None:
    assert rendered("line", report(MIXED, OVER_LINES, name="a\n.txt")) == (
        "a\\n.txt:1:10: error quotes/mixed-pair Opens with ‘\na\\n.txt:1:22: info x/y 100 %:\\nbad, really\n"
    )


def test_github_commands() -> None:
    assert rendered("github", report(MIXED, OVER_LINES, name="a,b:c%.txt")) == (
        "::error file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=10,endColumn=15,title=quotes/mixed-pair::Opens with ‘\n"
        "::notice file=a%2Cb%3Ac%25.txt,line=1,endLine=2,col=22,title=x/y::100 %25:%0Abad, really\n"
    )
