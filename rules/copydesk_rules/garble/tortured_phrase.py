"""Finds set terms whose words were exchanged for synonyms (`colossal information` for big data)."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.plugin import Document, Hit, pattern, rule

# Own list. Nobody writes these; each stands for the term behind it.
_ALONE = {
    "counterfeit consciousness": "artificial intelligence",
    "fake neural network": "artificial neural network",
    "counterfeit neural": "artificial neural",
    "profound neural network": "deep neural network",
    "colossal information": "big data",
    "gigantic information": "big data",
    "irregular timberland": "random forest",
    "arbitrary timberland": "random forest",
    "irregular woodland": "random forest",
    "credulous bayes": "naive Bayes",
    "innocent bayes": "naive Bayes",
    "help vector machine": "support vector machine",
    "haze figuring": "cloud computing",
    "cloud figuring": "cloud computing",
    "mist figuring": "fog computing",
    "flag to clamor": "signal to noise",
    "flag to commotion": "signal to noise",
    "signal to clamor": "signal to noise",
    "mean square blunder": "mean square error",
    "bit blunder rate": "bit error rate",
    "bosom peril": "breast cancer",
    "bosom malignancy": "breast cancer",
    "bosom disease": "breast cancer",
    "lactose bigotry": "lactose intolerance",
    "amino corrosive": "amino acid",
    "unsaturated corrosive": "unsaturated acid",
    "deoxyribonucleic corrosive": "deoxyribonucleic acid",
    "insusceptible framework": "immune system",
    "focal preparing unit": "central processing unit",
    "subterranean insect state": "ant colony",
    "discourse acknowledgment": "speech recognition",
    "discourse acknowledgement": "speech recognition",
    "facial acknowledgment": "facial recognition",
    "man-made consciousness": "artificial intelligence",
    "sun-powered cell": "solar cell",
    "worldwide positioning framework": "global positioning system",
}
# People do write these; two different ones in a text are needed, or one beside another of either list.
_TOGETHER = {
    "profound learning": "deep learning",
    "picture acknowledgment": "image recognition",
    "face acknowledgment": "face recognition",
    "directed learning": "supervised learning",
    "regular language handling": "natural language processing",
    "invulnerable framework": "immune system",
    "kidney disappointment": "kidney failure",
    "liver disappointment": "liver failure",
    "cell passing": "cell death",
    "leftover energy": "residual energy",
    "dynamic vitality": "kinetic energy",
    "motor vitality": "kinetic energy",
    "sun oriented": "solar",
    "breeze vitality": "wind energy",
    "web of things": "internet of things",
    "information mining": "data mining",
    "information stockroom": "data warehouse",
    "huge information": "big data",
    "crude information": "raw data",
    "remote sensor arrange": "wireless sensor network",
    "choice tree": "decision tree",
}
TERMS = _ALONE | _TOGETHER
_ANY = pattern(r"\b(?:" + "|".join(sorted(TERMS)) + r")(?=s?\b)")


@rule(
    summary="Term with its words exchanged",
    why="A spinner that changes words for synonyms changes those of set terms too, and nobody knows them again.",
    status="preview",
    languages=["en"],
    bad=[
        "The boats are counted with an irregular timberland of twenty trees.",
        "The islanders use haze figuring to keep their harbour books.",
        "They tried profound learning first and then a choice tree, and neither worked.",
    ],
    good=[
        "Children with profound learning difficulties go to the school on the hill.",
        "The random forest and the deep learning of the paper were not the best.",
        "“Colossal”, in formation, was the word on the banner.",
    ],
    notes="A short list of terms in other words. Of those that people do write, two different ones must stand in a "
    "text.",
)
def check(document: Document) -> Iterator[Hit]:
    """One alternation over the folded text."""
    found = [(m.start(), m.end(), m.group()) for m in _ANY.finditer(document.folded)]
    kinds = {text for _, _, text in found}
    for start, end, text in found:
        if (text in _ALONE or len(kinds) > 1) and document.block_at(start) is not None:
            yield Hit(start, end, f"“{text}” seems to stand for “{TERMS[text]}”")
