"""Ages: the age that a clause asks for or draws a line at."""

from conductatlas.reading.facts.found import Finder, Found, flag, pattern
from conductatlas.reading.facts.numbers import NUMBER, number

__all__ = ["AGE_FACTS", "age"]

_AGE = pattern(
    rf"(?:under|over|least|below|aged?|age of|than|older than|than the age of|attained|minimum age"
    rf"(?: is| of)?) (?:the )?(?:full )?(?:age of )?(?:of )?(?:at least )?({NUMBER})\b"
    rf"|({NUMBER}) (?:years?(?:[- ]old| of age)|or (?:older|over|above)|\+)"
)


def age(quote: str) -> Found | None:
    """The first age from 3 to 25 that the quote names."""
    for match in _AGE.finditer(quote):
        group = 1 if match[1] else 2
        value = number(match[group])
        if value is not None and 3 <= value <= 25:
            return Found(value, match.start(group), match.end(group))
    return None


AGE_FACTS: dict[str, Finder] = {
    "age": age,
    "regional_ages": flag(
        (
            True,
            r"(?:minimum|required|applicable|higher|different|legal) age (?:in|of|under|required|"
            r"requirements?)[^.]{0,40}(?:countr|jurisdiction|region|location|territor)"
            r"|(?:european|EEA|EU)\b[^.]{0,60}\b16\b|age of (?:majority|digital consent)",
        )
    ),
    "parental_consent": flag(
        (
            True,
            r"(?:parent|guardian)[^.]{0,100}(?:consent|permission|agree|supervis|authori|accept|"
            r"read|review)|(?:consent|permission|supervision|approval|involvement|authori[sz]ation)"
            r" (?:of|from|by) [^.]{0,30}(?:parent|guardian)",
        )
    ),
    "knowingly_collected": flag(
        (False, r"(?:not|never|n['’]t) (?:intentionally |intend to )?(?:and will not )?knowingly"),
        (False, r"(?:not|n['’]t) (?:intended for|directed (?:to|at)|aimed at|designed for)"),
        (True, r"we (?:may )?collect[^.]{0,60}(?:child|minor)"),
    ),
    "parental_rights": flag(
        (
            True,
            r"(?:parent|guardian)s?[^.]{0,120}(?:delete|deletion|review|access|contact us|request|"
            r"remove|refuse|withdraw)",
        )
    ),
}
