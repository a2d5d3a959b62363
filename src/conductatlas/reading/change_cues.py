"""Words that say for whom a clause speaks: against its reader, or for them.

Counted on both sides of a difference, so that what stays the same cancels out and the opposite
comparison gives the opposite sign. English first; the plainest cues of German and French too.
"""

import re
from collections.abc import Iterable

__all__ = ["balance", "cue_changes", "cue_names"]

_PEOPLE = r"(?:you|users?|customers?|sellers?|developers?|members?|publishers?|merchants?|apps?)"

# Weight below 0: against the reader, above 0: for them. Twice the weight where the words bind.
_WEIGHED: tuple[tuple[float, tuple[str, ...]], ...] = (
    (
        -2,
        (
            r"\breserves? the right\b|\b(?:sole|absolute) discretion\b",
            rf"\b{_PEOPLE} (?:must|shall|agree|are (?:solely )?responsible|are required)\b",
            rf"\b{_PEOPLE} (?:may not|must not|shall not|will not|cannot|can['’]?t|can not)\b",
            r"\b(?:prohibit\w*|forbidden|disallow\w*|bann?(?:ed)?)\b",
            r"\bnot (?:be )?(?:permitted|allowed)\b",
            r"\bwithout (?:prior )?(?:notice|liability|your consent|compensation|refund)\b",
            r"\b(?:irrevocabl\w+|perpetual|sub-?licens\w+|waive\w*)\b",
            r"\b(?:arbitrat\w+|class action|indemnif\w+|hold harmless|liquidated damages)\b",
            r"\b(?:no (?:warrant\w+|liability|refunds?)|as is|disclaim\w*|non-?refundable)\b",
            r"\bnot (?:be )?(?:liable|responsible)\b|\bno longer (?:be )?(?:able|available)\b",
            r"\b(?:müssen sie|sie dürfen nicht|haften nicht)\b|\bbehalten (?:wir )?uns\b",
            r"\b(?:vous devez|vous ne pouvez pas|se réserve le droit|sans préavis)\b",
        ),
    ),
    (
        -1,
        (
            r"\b(?:we|us|our \w+|the company|it|partners?|advertisers?|they) (?:may|can)\b",
            r"\b(?:don['’]?t|do not|never) (?:\w+ )?(?:post|share|use|create|upload|attempt)\b",
            r"\b(?:fees?|charge[sd]?|surcharges?|penalt\w+|tax(?:es)?|royalty-free)\b",
            r"\b(?:suspend\w*|terminat\w+|disabl\w+|throttl\w+|restrict\w*|violat\w*|remove)\b",
            r"\b(?:limits?|limit(?:ed|ation)s?) (?:on|your|the use|of use)\b|\bmay be limited\b",
            r"\b(?:kündigen|sperren|gebühr\w*|nous pouvons|frais|résili\w+)\b",
        ),
    ),
    (
        -0.5,
        (
            r"\b(?:collect\w*|track\w*|profil\w+|infer\w*|combin\w+)\b",
            r"\b(?:shar(?:e|es|ed|ing)|sell|sold|disclos\w+|transfer\w*)\b[^.]{0,60}\b(?:with|to)\b",
            r"\b(?:third[- ]part\w+|biometric|facial|machine learning|hashed|identifiers?)\b",
        ),
    ),
    (
        2,
        (
            r"\b(?:right to|your rights?|data subject|entitled to|rights? of (?:access|erasure))\b",
            r"\b(?:opt[- ]?out|unsubscribe|withdraw\w*|appeal\w*|portability|erasure)\b",
            r"\bwe (?:will|do|shall|would) (?:not|never)\b|\bwe (?:won|don)['’]?t\b",
            r"\bnever (?:sell|share)\b",
            r"\b(?:with|obtain|ask for|unless|without) your (?:\w+ )?(?:consent|permission)\b",
            r"\b(?:notice period|prior notice|advance notice|reminder|free of charge|at no cost)\b",
            r"(?<!ir)\brevocable\b|\bdays['’]? notice\b|\bown your content\b",
            r"\b(?:sie haben das recht|widerruf\w*|vous avez le droit|rembours\w+)\b",
        ),
    ),
    (
        1,
        (
            r"\byou (?:may|can|own|retain|control|choose)\b(?! not)",
            r"\bwe(?:['’]ll| will| shall)? (?:provide|notify|inform|give|tell|delete|protect)\b",
            r"\b(?:commit\w*|cooperate|encrypt\w+|safeguards?|pseudonym\w+|anonymi[sz]\w+)\b",
            r"\b(?:refund\w*|cancel\w*|delet\w+|complain\w*|consent\w*|credits?|guarantee\w*)\b",
            r"\b(?:no longer than|limited to what|as long as necessary|for as long as|retention)\b",
            r"\b(?:contact|support|assistance|supervisory authorit\w+|data protection officer)\b",
            r"\b(?:sie können|einwilligung|löschen|vous pouvez|consentement|retirer|supprim\w+)\b",
        ),
    ),
)
_CUES = tuple(
    (re.compile(pattern), weight) for weight, patterns in _WEIGHED for pattern in patterns
)


_NAMES = tuple(f"cue {at:02}" for at in range(len(_CUES)))


def cue_names() -> tuple[str, ...]:
    """A name for each cue, in the order of `cue_changes`."""
    return _NAMES


def cue_changes(gone: Iterable[str], came: Iterable[str]) -> tuple[tuple[int, float], ...]:
    """How much more often each cue stands in `came` than in `gone`, with the cue's weight."""
    old, new = "\n".join(gone).lower(), "\n".join(came).lower()
    return tuple((_count(cue, new) - _count(cue, old), weight) for cue, weight in _CUES)


def balance(changes: Iterable[tuple[int, float]]) -> tuple[float, float]:
    """What became better and worse for the reader by `cue_changes`, both at least 0."""
    weighed = [number * weight for number, weight in changes]
    return sum(max(0.0, w) for w in weighed), sum(max(0.0, -w) for w in weighed)


def _count(cue: re.Pattern[str], text: str) -> int:
    return len(cue.findall(text))
