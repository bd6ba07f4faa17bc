from pathlib import Path

import pytest

import copydesk
from copydesk.errors import UsageError

TEXT = "The council met on Monday to hear the report of its engineers.\n\nLeave a Reply\n"


def test_check_text() -> None:
    source, findings = copydesk.check_text(TEXT, language="en")
    assert [(finding.rule, source.position(finding.span.start).line) for finding in findings] == [
        ("boilerplate/comment-form", 3)
    ]
    assert copydesk.check_text(TEXT, ignore=["boilerplate"]).findings == []
    with pytest.raises(UsageError):
        copydesk.check_text(TEXT, select=["boilerplat"])


def test_check_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    (tmp_path / ".copydesk.yaml").write_text("ignore: [boilerplate]\n")
    assert copydesk.check_file(path).findings == []
    assert len(copydesk.check_file(str(path), use_config=False).findings) == 1
    with pytest.raises(FileNotFoundError):
        copydesk.check_file(tmp_path / "nope.txt")


def test_fix_text() -> None:
    text = f"The boats of the village came home in the evening . Nobody met them.\r\n\r\n{TEXT}"
    mended = copydesk.fix_text(text, language="en")
    assert mended == text.replace(" .", ".") == copydesk.fix_text(mended, language="en")
    assert "Leave a Reply" not in copydesk.fix_text(text, unsafe=True, language="en")
    assert copydesk.fix_text(text, ignore=["spacing"]) == text
    with pytest.raises(UsageError):
        copydesk.fix_text(TEXT, select=["boilerplat"])
