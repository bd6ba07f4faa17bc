"""Finds texts whose last words announce something (`See the video below:`) that does not follow."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import BlockKind, Document, Example, Hit, pattern, rule

_LEAST_WORDS = 3
_LEAST_WORDS_OF_BLOCK = 8
_LEAST_LETTERS = 24  # of a script that parts no words
_COLONS = (":", "：")
_WORD = pattern(r"[^\W_]+(?:['’.:-][^\W_]+)*")
_SENTENCE_START = pattern(r"(?:[.!?…。！？][\"”’»)\]]*\s+|[。！？])(?=\S)")
_NO_PROSE = (BlockKind.TABLE_CELL, BlockKind.FIELD, BlockKind.CUE)
_MARKED_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)


@rule(
    summary="Text announces something that does not follow",
    why="The page went on with a video, a picture or a post; the text that was taken from it ends at the colon.",
    needs=_COLONS,
    bad=[
        "The mayor lost his temper in front of the cameras on Tuesday. See the moment from minute two of the video:",
        Example(
            "O prefeito perdeu a paciência diante das câmeras na terça-feira. Veja o momento no vídeo abaixo:",
            language="pt",
        ),
        Example("市长星期二在摄像机前发了很大的脾气，许多人都看到了。请看现场拍到的那段视频：", language="zh"),
    ],
    good=[
        "The mayor read out the list on Tuesday, and it was a short one:\n\nbread, salt and candles.",
        "Shopping for the weekend:",
        "He said at last what he had come to say, and nobody spoke: it was over.",
        "The mayor lost his temper on Tuesday. “I have only one thing to say:”",
    ],
    notes="Only the last paragraph of a text, and only where nothing at all follows in the source: code, a list or a "
    "picture is what was announced.",
)
def check(document: Document) -> Iterator[Hit]:
    """At most one hit: the sentence at the end of the text."""
    if not document.blocks or not document.blocks[-1].text.endswith(_COLONS):
        return
    block = document.blocks[-1]
    is_prose = block.kind in _MARKED_PROSE if document.is_marked_up else block.kind not in _NO_PROSE
    if not is_prose or block.is_overlong or _something_follows(document, block.end):
        return
    starts = [match.end() for match in _SENTENCE_START.finditer(document.prose, block.start, block.end)]
    start = starts[-1] if starts else block.start
    if _says_enough(block.text, _LEAST_WORDS_OF_BLOCK) and _says_enough(
        document.prose[start : block.end], _LEAST_WORDS
    ):
        yield Hit(start, block.end, "Announces something that does not follow; the text ends here")


def _says_enough(text: str, words: int) -> bool:
    if len(_WORD.findall(text)) >= words:
        return True
    return " " not in text and not text.isascii() and len(text) >= _LEAST_LETTERS * words // _LEAST_WORDS_OF_BLOCK


def _something_follows(document: Document, end: int) -> bool:
    """Whether the source goes on after an offset of the prose, be it with code or a picture."""
    _, after = document.map.to_source(end - 1, end)
    return bool(document.source.text[after:].strip())
