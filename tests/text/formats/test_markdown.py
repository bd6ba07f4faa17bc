"""What is prose in Markdown, what stands for it, and where it came from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.model import Span
from copydesk.text.prose import OBJECT
from tests.text.formats.laws import blocks, read

_CORPORA = Path(os.environ.get("COPYDESK_CLEAN", Path(__file__).parents[4] / "shared" / "data" / "clean"))
_FOLDERS = ("rust-book", "hugo-docs", "18f-content-guide")


def prose(text: str) -> str:
    return read("markdown", text).prose


def source_of(text: str, words: str) -> str:
    """What of the source the words of the prose stand for."""
    document = read("markdown", text)
    at = document.prose.index(words)
    start, end = document.map.to_source(at, at + len(words))
    return text[start:end]


def test_blocks_have_the_kind_of_their_element() -> None:
    text = (
        "# Title {#id}\n\nSetext\n------\n\nText.\n\n> Quoted.\n>\n> - Item.\n\n1. One.\n\n   More."
        "\n2. Two.\n   - Inner.\n\n"
        "| Head | b |\n|---|---|\n| cell | |\n\nTerm\n: Meaning.\n\nNote.[^1]\n\n[^1]: The note.\n"
    )
    assert blocks("markdown", text) == [
        ("heading", "Title"),
        ("heading", "Setext"),
        ("paragraph", "Text."),
        ("quote", "Quoted."),
        ("list-item", "Item."),
        ("list-item", "One."),
        ("paragraph", "More."),
        ("list-item", "Two."),
        ("list-item", "Inner."),
        ("table-cell", "Head"),
        ("table-cell", "b"),
        ("table-cell", "cell"),
        ("heading", "Term"),
        ("list-item", "Meaning."),
        ("paragraph", "Note."),
        ("paragraph", "The note."),
    ]


def test_marks_of_markup_vanish() -> None:
    assert prose("A *b* __c__ ~~d~~ \\* [e](/f) [g][h] [x] end\\.\n\n[h]: /i 'T'\n") == "A b c d * e g [x] end."


def test_what_stands_for_words_but_is_no_prose_is_one_character() -> None:
    assert prose("A `b``c` <https://d.e> $x_1$ ![f](g) h") == f"A {OBJECT} {OBJECT} {OBJECT} {OBJECT} h\n\nf"
    assert source_of("A ``b ` c`` d", OBJECT) == "``b ` c``"


def test_code_is_never_prose_and_leaves_its_trace_between_blocks() -> None:
    assert (
        prose("Run\n\n    indented *code*\n\n```sh\nfenced\n```\nand then\n")
        == f"Run\n\n{OBJECT}\n\n{OBJECT}\n\nand then"
    )


def test_an_entity_is_the_character_it_means() -> None:
    text = "Fish &amp; chips &mdash; &#x2014; &nosuch; &"
    assert prose(text) == "Fish & chips — — &nosuch; &"
    assert source_of(text, "& chips —") == "&amp; chips &mdash;"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_the_sources_own(end: str) -> None:
    text = f"one{end}two  {end}three\\{end}four{end}{end}> five{end}> six{end}"
    assert prose(text) == f"one{end}two{end}three{end}four\n\nfive{end}six"


def test_a_sum_of_money_is_no_formula() -> None:
    assert prose("It was US$5 (A$7) then. $$E=mc^2$$ now.") == f"It was US$5 (A$7) then. {OBJECT} now."


def test_alternative_text_and_titles_are_blocks_after_their_paragraph() -> None:
    text = 'See ![a *cat*](c.png "The cat.") and [link](/u "Where it goes.") [same](/u "same") here.'
    assert blocks("markdown", text) == [
        ("paragraph", f"See {OBJECT} and link same here."),
        ("caption", "a cat"),
        ("field", "The cat."),
        ("field", "Where it goes."),
    ]


def test_bare_addresses_are_no_prose() -> None:
    assert prose("Go to https://a.example/b_c_(d)?e=*f, then [https://g.h](https://g.h).") == (
        f"Go to {OBJECT}*f, then {OBJECT}."
    )


def test_shortcodes_and_template_tags_are_no_prose() -> None:
    assert (
        prose('A {{< ref "x" >}} b {% if y %}c{% endif %} d {{ page.title }}{: .e} f.')
        == f"A {OBJECT} b c d {OBJECT} f."
    )
    assert prose('[a]({{< ref "x y" >}}) b') == "a b"
    assert prose('## {{% heading "x" %}}\n\ntext') == f"{OBJECT}\n\ntext"


def test_shortcodes_on_lines_of_their_own_part_paragraphs() -> None:
    text = '{{< note title="x"\n   y="z" >}}\nInside.\n{{< /note >}}\nOutside.\n\n::: tip Title\nTip.\n:::\n'
    assert blocks("markdown", text) == [("paragraph", "Inside."), ("paragraph", "Outside."), ("paragraph", "Tip.")]


def test_what_stands_between_code_shortcodes_is_code() -> None:
    text = (
        'a\n\n{{< highlight go >}}\nx "y\n\nz\n{{< /highlight >}}\n\n{% raw %}{{ q }}{% endraw %} b'
        " {% highlight c %}d{% endhighlight %}\n"
    )
    assert [text for _, text in blocks("markdown", text)] == ["a", f"{OBJECT} b {OBJECT}"]


def test_shortcodes_shown_as_code_stay_code() -> None:
    text = "The opening `{{` and the closing `}}` part it.\n\n```\n{{< highlight >}}\n```\n\nEnd {{ x }}.\n"
    assert prose(text) == f"The opening {OBJECT} and the closing {OBJECT} part it.\n\n{OBJECT}\n\nEnd {OBJECT}."


def test_html_inside_goes_the_way_of_html() -> None:
    text = (
        '<div title="Tip">\nOne &amp; <code>two</code>\n</div>\n\nThree <b>four</b> <kbd>K</kbd> <!--'
        " note --> five<br>six.\n\n"
        "> <p>Seven\n> eight</p>\n\n<svg>\n\nhidden\n\n</svg>\n\nEnd <code>open.\n"
    )
    assert [text for _, text in blocks("markdown", text)] == [
        f"One & {OBJECT}",
        "Tip",
        f"Three four {OBJECT} five\nsix.",
        "Seven eight",
        "End open.",
    ]


def test_comments_are_noted_where_they_stand() -> None:
    text = "a <!-- copydesk: ignore x -->\n\n<!--\ncopydesk: off\n-->\n\n`<!-- code -->`\n"
    document = read("markdown", text)
    assert [comment.text for comment in document.comments] == [" copydesk: ignore x ", "\ncopydesk: off\n"]


def test_a_comment_that_is_never_closed_is_a_problem() -> None:
    document = read("markdown", "Text.\n\n<!-- open\n\nmore\n")
    assert [problem.message for problem in document.problems] == ["a comment is never closed"]
    assert document.prose == "Text."


def test_fields_of_front_matter_are_prose() -> None:
    text = (
        '---\ntitle: "It\'s \\"odd\\""  # why\nslug: it-is-odd\ndescription: >-\n  Long `x` text\n  g'
        "oes on.\n\n  Second.\n"
        "images:\n  - src: a.png\n    alt: 'A ''cat'''\nlang: de-AT\nlanguage: ignored\ncopydesk-igno"
        "re: [a/b, c]\n---\nBody.\n"
    )
    assert blocks("markdown", text) == [
        ("field", 'It\'s "odd"'),
        ("field", f"Long {OBJECT} text\ngoes on."),
        ("field", "Second."),
        ("field", "A 'cat'"),
        ("paragraph", "Body."),
    ]
    document = read("markdown", text)
    assert document.declared_language == "de"
    assert [value.text for value in document.front_matter["copydesk-ignore"]] == ["a/b", "c"]


def test_front_matter_in_toml() -> None:
    text = (
        '+++\ntitle = "A \\u00e9 \\"b\\""\ndate = 2020-01-01\nsummary = """\nLong\ntext."""\n'
        "[params]\nalt = 'c'\n+++\nBody.\n"
    )
    assert [text for _, text in blocks("markdown", text)] == ['A é "b"', "Long\ntext.", "c", "Body."]
    assert source_of(text, "é") == "\\u00e9"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: a: b\n---\nx",
        "---\ntitle: x\nno key at all\n---\nx",
        '---\ntitle: "open\n---\nx',
        "+++\na = = b\n+++\nx",
        "---\na: b\n\tc: d\n---\nx",
    ],
)
def test_broken_front_matter_is_a_problem(text: str) -> None:
    document = read("markdown", text)
    assert [problem.message[:19] for problem in document.problems] == ["the front matter is"]
    assert document.blocks[-1].text == "x"


@pytest.mark.parametrize("text", ["---\n\nText.\n\n---\n\nMore.", "---\ntitle: x\n", "---\nText only\n---\n"])
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    assert read("markdown", text).blocks


def test_sound_front_matter_is_no_problem() -> None:
    text = (
        "---\n# comment\ntitle: x\n'quoted': y\nlist:\n- a\n- b: c\nflow: [a,\n  b]\nmap: {a: b\n}\nt"
        "ext: |\n  free text here\n"
        'long: "over\n  two lines"\nurl: http://a.b\n...\nBody.\n'
    )
    assert read("markdown", text).problems == ()


def test_the_byte_order_mark_is_not_part_of_the_text() -> None:
    from copydesk.text.formats import reader
    from copydesk.text.source import decode

    document = reader("markdown")(decode(b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\nBody.\r\n", "t"), None)
    assert [block.text for block in document.blocks] == ["T", "Body."]


def test_offsets_are_code_points_whatever_the_script() -> None:
    text = "# Ё — 😀\n\n**Слово**, “*цитата*” и `код` &mdash; 中文**强调**中文 \ud800 <été> *ô*.\n"
    document = read("markdown", text)
    assert document.blocks[1].text == f"Слово, “цитата” и {OBJECT} — 中文强调中文 \ud800 <été> ô."
    at = document.prose.index("强调")
    assert document.map.to_source(at, at + 2) == Span(text.index("强调"), text.index("强调") + 2)


def test_mdx_tags_expressions_and_modules_are_no_prose() -> None:
    text = (
        'import X from "x"\nexport const a = {\n  b: 1,\n}\n\n# Hi {props.name}!\n\n{/* copydesk: ignore y */}\n\n'
        "<Note title={`a > b`} on={() => {}}>\n\nText <b>bold</b> `{x}` end.\n\n</Note>\n\n```js\n{ o"
        "pen\n```\nlast {open\n"
    )
    assert [text for _, text in blocks("mdx", text)] == [f"Hi {OBJECT}!", f"Text bold {OBJECT} end.", "last {open"]
    assert [comment.text for comment in read("mdx", text).comments] == [" copydesk: ignore y "]


@pytest.mark.parametrize(
    "unit",
    [
        "> ",
        "- ",
        "> - ",
        "[",
        "![",
        "*a ",
        "`a ``",
        "<a ",
        "<b>",
        "{{< ",
        "{% highlight %} ",
        "{",
        "~~~\n",
        "<!--",
        "&",
    ],
)
@pytest.mark.parametrize("format_name", ["markdown", "mdx"])
def test_ten_thousand_of_anything_are_read(unit: str, format_name: str) -> None:
    read(format_name, unit * 10_000 + "a")


def test_lists_nested_two_thousand_lines_deep_are_read() -> None:
    read("markdown", "\n".join(" " * i + "- a" for i in range(2_000)))


_FRAGMENTS = st.sampled_from(
    (
        "# |## |- |1. |> |* |**|_|`|``|```\n|~~~|\n|\n\n|\r\n|\r|\t|    |  \n|\\\n|\f|===\n|---\n|+++\n|- [x] |:::|"
        "[|](u)|](u 'T')|![|][r]|[r]: /u 'T'\n|[^1]|[^1]: |&amp;|&mdash;|&no;|&#0;|$|$$|~~|\\*|\\||title: a|"
        "lang: de|: |<b>|</b>|<div>|</div>\n|<!--|-->|<br>|<code>|</code>|<svg>|</svg>|<img alt='x y' title=z>|"
        "<X y={1}>|"
        "<http://f>|https://a.b/c|www.d.e|{{< x >}}|{{% /x %}}|{% raw %}|{% endraw %}|{{ y }}|{: .z}|{/* c */}|{|}|"
        "import a\n|export b|::: tip\n|a|Word|. |, |é|“|”|\\“|😀|Ж|中|\0|\ud800|\u00a0|\u2028|\u0130"
    ).split("|")
)
_MARKUP = st.lists(
    st.one_of(_FRAGMENTS, st.sampled_from(["|", "|---|---|\n", "a | b\n"]), st.text(max_size=4)), max_size=30
).map("".join)


@settings(max_examples=400, deadline=None)
@given(_MARKUP)
def test_the_laws_hold_for_any_markdown(text: str) -> None:
    read("markdown", text)


@settings(max_examples=200, deadline=None)
@given(_MARKUP)
def test_the_laws_hold_for_any_mdx(text: str) -> None:
    read("mdx", text)


@settings(max_examples=200, deadline=None)
@given(
    _MARKUP,
    st.sampled_from(
        ["---\ntitle: {}\n---\n{}", "+++\nsummary = {}\n+++\n{}", "---\ndescription: >\n {}\nlang: {}\n---\n"]
    ),
)
def test_the_laws_hold_for_any_front_matter(text: str, frame: str) -> None:
    read("markdown", frame.format(text, text))


@pytest.mark.parametrize("folder", _FOLDERS)
def test_the_laws_hold_for_real_markdown(folder: str) -> None:
    if not (_CORPORA / folder).is_dir():
        pytest.skip(f"the corpus {folder} is not here")
    from copydesk.text.source import decode

    for path in sorted((_CORPORA / folder).rglob("*.md")):
        document = read("markdown", decode(path.read_bytes(), path.name).text)
        assert "```" not in document.prose, path
        assert "{{<" not in document.prose, path
        assert "](" not in document.prose, path
