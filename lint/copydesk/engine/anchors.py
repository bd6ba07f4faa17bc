"""The literal words that every match of an expression must contain, so that one scan can find where to look.

Of the sets of words of which each match has one, the rarest are the expression's anchors; a few more are asked for before
it is tried. An expression is read only as far as that question needs: alternatives, groups, quantifiers and classes.
Whatever the reader does not know makes the answer "none", which costs speed and never a match.
"""

from __future__ import annotations

from copydesk.engine.expression import WORD_START
from copydesk.text.folding import fold
from copydesk.text.languages import NAMES, common_words

# A match must contain one of these; an empty tuple means that nothing is known. One that begins a word in every match is
# marked by `WORD_START` in front.
Anchors = tuple[str, ...]
# Of each of these sets a match must contain a text, letter by letter.
Requirements = tuple[tuple[str, ...], ...]
# Marks that are rare enough to be looked for by themselves.
_TELLING = frozenset("|©®@<>→»")

_COMMON = frozenset(word for language in NAMES for word in common_words(language) if word.isalpha())
_MOST_ALTERNATIVES = 400
_SHORTEST = 2
_MOST_REQUIRED = 4
_MOST_TEXTS = 16


class _Unreadable(Exception):
    """The expression has something this reader does not know."""


def of_expression(expression: str, begins_word: bool = False) -> Anchors:
    """The best anchor words of an expression, folded; empty where there are none.

    `begins_word`: whatever it matches begins with a word, as whole lines do.
    """
    found = _read(expression, begins_word, whole_runs=False)
    best = max(found, key=_score, default=frozenset[str]())
    return tuple(sorted(best))


def required(expression: str) -> Requirements:
    """What else any match must contain: sets of folded texts, of each of which it has one; the most telling first."""
    found = [texts for texts in _read(expression, False, whole_runs=True) if len(texts) <= _MOST_TEXTS]
    best = sorted(set(found), key=lambda texts: (_score(texts), sorted(texts)), reverse=True)
    return tuple(tuple(sorted(texts)) for texts in best[:_MOST_REQUIRED])


def _read(expression: str, begins_word: bool, whole_runs: bool) -> list[frozenset[str]]:
    try:
        return _Reader(fold_literals(expression), begins_word, whole_runs).read()
    except (_Unreadable, IndexError):
        return []


def of_words(phrase: str) -> str:
    """The rarest word of a folded phrase, by length and by the lists of common words."""
    return max(phrase.split(), key=_weight, default="")


def fold_literals(expression: str) -> str:
    """The expression in lower case but for its escapes (`\\W` is not `\\w`), with straight marks; same length."""
    folded = fold(expression)
    return "".join(
        raw if i and expression[i - 1] == "\\" else low
        for i, (raw, low) in enumerate(zip(expression, folded, strict=True))
    )


def at_word_start(word: str) -> str:
    """The anchor that is seen only where a word begins."""
    return WORD_START + word if word[:1].isalnum() else word


def _weight(word: str) -> int:
    word = word.removeprefix(WORD_START)
    return 0 if word in _COMMON else len(word)


def _score(words: frozenset[str]) -> tuple[int, int]:
    """How well these alternatives narrow the search: the weakest of them counts, then how few they are."""
    return min(map(_weight, words)), -len(words)


def _of_any(branches: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """What is required whichever branch matches; each branch's sets are in order, the best first."""
    found = []
    if all(branches):
        for rank in range(max(map(len, branches))):
            words = frozenset[str]().union(*(branch[min(rank, len(branch) - 1)] for branch in branches))
            if len(words) <= _MOST_ALTERNATIVES:
                found.append(words)
    return found


class _Reader:
    """A recursive descent over an expression; each method returns sets of words, one of each of which is required.

    With `whole_runs` literal text is kept as it stands, blanks and all, and not cut into words.
    """

    def __init__(self, expression: str, begins_word: bool, whole_runs: bool) -> None:
        self.text, self.at = expression, 0
        self.begins_word = begins_word  # whether a word surely begins where the reader stands
        self.whole_runs = whole_runs

    def read(self) -> list[frozenset[str]]:
        found = self.alternatives()
        if self.at != len(self.text):
            raise _Unreadable
        return found

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def alternatives(self) -> list[frozenset[str]]:
        begin, ends = self.begins_word, []
        branches = []
        while True:
            self.begins_word = begin
            branches.append(sorted(self.sequence(), key=_score, reverse=True))
            ends.append(self.begins_word)
            if self.peek() != "|":
                break
            self.at += 1
        self.begins_word = all(ends)
        return _of_any(branches)

    def sequence(self) -> list[frozenset[str]]:
        found: list[frozenset[str]] = []
        run, run_begins_word = "", False
        while self.peek() not in ("", "|", ")"):
            begin = self.begins_word
            literal, group = self.atom()
            least, repeats = self.quantifier()
            if not least:
                self.begins_word = self.begins_word and begin
            elif literal:
                run_begins_word = run_begins_word if run else begin
                run += literal
                if not repeats:
                    continue
            self._keep(run, run_begins_word, found)
            run = ""
            if least:
                found += group
        self._keep(run, run_begins_word, found)
        return found

    def _keep(self, run: str, begins_word: bool, found: list[frozenset[str]]) -> None:
        if self.whole_runs:
            if len(run.strip()) >= _SHORTEST or run.strip() in _TELLING:
                found.append(frozenset((run,)))
            return
        is_first = not run[:1].isspace()
        for word in run.split():
            if len(word) >= _SHORTEST or word in _TELLING:
                found.append(frozenset((at_word_start(word) if begins_word or not is_first else word,)))
            is_first = False

    def atom(self) -> tuple[str, list[frozenset[str]]]:
        """One literal character, or a group's sets of words, or neither."""
        character = self.text[self.at]
        self.at += 1
        if character == "\\":
            return self.escape(), []
        if character == "[":
            self.character_class()
            self.begins_word = False
            return "", []
        if character == "(":
            return "", self.group()
        if character in ".^$":
            self.begins_word = self.begins_word and character != "."
            return "", []
        self.begins_word = not (character.isalnum() or character == "_")
        return character, []

    def escape(self) -> str:
        character = self.text[self.at]
        self.at += 1
        if not character.isalnum():
            self.begins_word = True
            return character
        if character in "pP" and self.peek() == "{":
            self.at = self.text.index("}", self.at) + 1
        elif character not in "wWsSdDbBAZzmMRXnrt":
            raise _Unreadable
        if character in "wSdXpP":
            self.begins_word = False
        elif character not in "BAZzM":
            self.begins_word = True
        return ""

    def character_class(self) -> None:
        if self.peek() == "^":
            self.at += 1
        if self.peek() == "]":
            self.at += 1
        while self.peek() != "]":
            if self.peek() in ("[", ""):
                raise _Unreadable
            self.at += 2 if self.peek() == "\\" else 1
        self.at += 1

    def group(self) -> list[frozenset[str]]:
        counts, begin = True, self.begins_word
        if self.peek() == "?":
            for opening in ("?:", "?>", "?=", "?!", "?<=", "?<!"):
                if self.text.startswith(opening, self.at):
                    self.at += len(opening)
                    counts = opening in ("?:", "?>")
                    break
            else:
                if not self.text.startswith("?p<", self.at) and not self.text.startswith("?P<", self.at):
                    raise _Unreadable
                self.at = self.text.index(">", self.at) + 1
        found = self.alternatives()
        if self.peek() != ")":
            raise _Unreadable
        self.at += 1
        if not counts:
            self.begins_word = begin
        return found if counts else []

    def quantifier(self) -> tuple[int, bool]:
        """The least number of times the atom stands, and whether it may stand more than once."""
        mark = self.peek()
        least, repeats = 1, False
        if mark in ("?", "*", "+") and mark:
            least, repeats = (1, True) if mark == "+" else (0, True)
            self.at += 1
        elif mark == "{":
            end = self.text.index("}", self.at)
            low = self.text[self.at + 1 : end].split(",")[0]
            if not low.isdigit():
                raise _Unreadable
            least, repeats = int(low), True
            self.at = end + 1
        if repeats and self.peek() in ("?", "+") and self.peek():
            self.at += 1
        return least, repeats
