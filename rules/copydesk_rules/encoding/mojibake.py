"""UTF-8 that was read as another encoding."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Example, Hit, rule
from copydesk_rules.encoding._mojibake import BEGINNINGS, broken_runs
from copydesk_rules.encoding._token import shown


@rule(
    summary="Characters of a wrongly read encoding",
    why="The text was UTF-8 and was read as Windows-1252, Windows-1251 or Mac Roman, once or more often.",
    severity="error",
    fixes="unsafe",
    needs=BEGINNINGS,
    notes="Sequences such as â€™ and Ã©, of which ftfy then decides whether and as what they make sense. Lets pass "
    "letters that are right: SÃO and IRMÃ”, château, İÂ, Russian and Ukrainian words.",
    bad=[
        Example("Itâ€™s the cafÃ©.", "It’s the café."),
        Example("Twenty Â£ and 5Â°C", "Twenty £ and 5°C"),
        Example("He said â€œnoâ€\x9d.", "He said “no”."),
        Example("He said â€œnoâ€ and left.", "He said “no” and left."),
        Example("schnÃƒÂ¤ppchen", "schnäppchen"),
        Example("ÐŸÑ€Ð¸Ð²ÐµÑ‚, друзья", "Привет, друзья"),
        Example("РџСЂРёРІРµС‚ вЂ” это привет", "Привет — это привет"),
        Example("It‚Äôs a caf√©", "It’s a café"),
        Example("A party ðŸŽ‰ today", "A party 🎉 today"),
        Example("Pada sÅ‚owo", "Pada słowo"),
        Example("voilÃ  que", "voilà que"),
    ],
    good=[
        "SÃO PAULO, NÃO, “IRMÃ”, A MAÇÃ… E O PÃO",
        Example("Le château, l’âge et la pâte «là».", language="fr"),
        Example("Сіль і ЁЖ – СССР, РФ.", language="uk"),
        "“É” and “À»",
        "√2 is about 1.41, 5 °C, 3 £, ½ ©",
        "Hệ thống Việt Nam, İstanbul’da kâğıt, ROMÂNIA „Â”.",
        "ÅSA och HÅ…",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for start, end, meant in document.shared(broken_runs):
        broken = shown(document.prose[start:end])
        what = f"is ‘{shown(meant)}’ read" if meant.strip() else "is left of a character that was read"
        message = f"‘{broken}’ {what} in the wrong encoding"
        yield Hit(start, end, message, edits=((start, end, meant),))
