"""The language of a text, or honestly none."""

from __future__ import annotations

import pytest

from copydesk.text.languages import detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council met on Monday to hear what had been said about the bridge."),
        ("de", "Der Rat traf sich am Montag, um zu hören, was über die Brücke gesagt wurde."),
        ("fr", "Le conseil s'est réuni lundi pour entendre ce qui avait été dit du pont."),
        ("es", "El consejo se reunió el lunes para escuchar lo que se había dicho del puente."),
        ("it", "Il consiglio si è riunito lunedì per ascoltare quello che era stato detto del ponte."),
        ("pt", "O conselho reuniu-se na segunda-feira para ouvir o que foi dito sobre a ponte."),
        ("nl", "De raad kwam maandag bijeen om te horen wat er over de brug is gezegd."),
        ("pl", "Rada zebrała się w poniedziałek, aby wysłuchać tego, co się mówi na temat mostu."),
        ("ru", "Совет собрался в понедельник, чтобы узнать, что было сказано о мосте."),
        ("uk", "Рада зібралася в понеділок, щоб почути, що було сказано про міст."),
        ("tr", "Meclis pazartesi günü köprü hakkında ne söylendiğini dinlemek için toplandı ve bir karar aldı."),
        ("zh", "市议会星期一开会听取关于大桥的意见。"),
        ("ja", "市議会は月曜日に橋について話し合いました。"),
    ],
)
def test_a_sentence_is_enough(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "Reply", "12 34", "xkcd qwerty zxcv", "the der le"])
def test_thin_evidence_is_no_language(text: str) -> None:
    assert detect(text) is None


def test_the_cost_does_not_grow_with_the_text() -> None:
    assert detect("the cat and the dog were in the house " * 100_000) == "en"
