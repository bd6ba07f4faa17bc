from copydesk.output.printable import escaped, revealed, shown


def test_escaped_is_one_line_that_any_terminal_can_bear() -> None:
    assert escaped("a\nb\t\x1b[31m\udcff\u202e\u2028") == "a\\nb\\t\\x1b[31m\\udcff\\u202e\\u2028"
    assert escaped("“naïve” 漢") == "“naïve” 漢"


def test_shown_leaves_out_what_cannot_be_seen_and_draws_what_is_dangerous() -> None:
    assert shown("so\xadft\u200b\ufeff \u202e\t\x1b\udcff\x85") == "soft  ␛\ufffd\ufffd"


def test_revealed_shows_what_cannot_be_seen() -> None:
    assert revealed("a\xa0b\u202fc\u2009d") == "a⍽b⍽c␣d"
    assert revealed("\u200b\xad\ufeff\u202e") == "▯▯▯▯"
    assert revealed("  ") == "␣␣"
    assert revealed("a b") == "a b"
