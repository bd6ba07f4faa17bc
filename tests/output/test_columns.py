import subprocess
import sys

import pytest

from copydesk.output.columns import head, tail, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("plain", 5), ("“curly” – dash", 14), ("漢字", 4), ("x\u0301", 1), ("😀", 2), ("\u200b", 0), ("한국", 4)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_head_keeps_combining_marks_and_never_half_a_wide_character() -> None:
    assert head("x\u0301y", 1) == "x\u0301"
    assert head("漢字", 3) == "漢"
    assert head("plain", 3) == "pla"
    assert head("plain", -1) == ""


def test_tail_does_not_begin_with_a_combining_mark() -> None:
    assert tail("ax\u0301", 1) == "x\u0301"
    assert tail("漢字", 3) == "字"
    assert tail("plain", 3) == "ain"
    assert tail("plain", 0) == ""


def test_western_text_does_not_load_wcwidth() -> None:
    call = "from copydesk.output.columns import width; width('“naïve” – Київ…')"
    program = f"import sys; {call}; print('wcwidth' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip() == "False"
