"""Words that say for whom a clause speaks: against its reader, or for them.

Counted on both sides of a difference, so that what stays the same cancels out and the opposite
comparison gives the opposite sign. English first; the plainest cues of German and French too.
"""

import re
from collections.abc import Iterable

__all__ = ["balance"]

_AGAINST = (
    r"\b(?:we|us|our \w+|the company|it) (?:may|can|reserves? the right)\b",
    r"\breserves? the right\b|\b(?:sole|absolute) discretion\b|\bat any time\b(?=[^.]*\bwe\b)",
    r"\b(?:you|users?|customers?|sellers?|developers?|members?|publishers?|apps?) (?:must|shall|agree|are (?:solely )?responsible|are required|acknowledge)\b",
    r"\b(?:you|users?|customers?) (?:may not|must not|shall not|will not|cannot|can['’]?t|can not|are not (?:allowed|permitted))\b",
    r"\b(?:prohibit\w*|not permitted|not allowed|forbidden|restrict\w*|violat\w*|disallow\w*|ban(?:ned)?)\b",
    r"\b(?:don['’]?t|do not|never) (?:\w+ )?(?:post|share|use|create|upload|engage|promote|attempt)\b",
    r"\bwithout (?:prior )?(?:notice|liability|your consent|compensation|refund)\b",
    r"\b(?:irrevocabl\w+|perpetual|sub-?licens\w+|royalty-free|waive\w*|waiver)\b",
    r"\b(?:arbitrat\w+|class action|indemnif\w+|hold harmless|liquidated damages)\b",
    r"\b(?:not (?:be )?(?:liable|responsible)|no (?:warrant\w+|liability|refunds?)|as is|disclaim\w*|non-?refundable)\b",
    r"\b(?:fees?|charge[sd]?|surcharge|penalt\w+|taxes|interest)\b",
    r"\b(?:suspend\w*|terminat\w+|remov(?:e|al) (?:your|content|any)|disabl\w+|throttl\w+|limits?)\b",
    r"\b(?:collect\w*|track\w*|profil\w+|infer\w*|combin\w+)\b",
    r"\b(?:shar(?:e|es|ed|ing)|sell|sold|disclos\w+|transfer\w*)\b[^.]{0,60}\b(?:with|to)\b",
    r"\b(?:advertis\w+|marketing|third[- ]part\w+|partners?|biometric|facial|machine learning)\b",
    r"\b(?:müssen sie|sie dürfen nicht|behalten (?:wir )?uns (?:das recht )?vor|haften nicht|kündigen)\b",
    r"\b(?:vous devez|vous ne pouvez pas|se réserve le droit|nous pouvons|sans préavis|frais)\b",
)
_FOR = (
    r"\byou (?:may|can|have the right|are entitled|own|retain|control)\b(?! not)",
    r"\b(?:rights? to (?:access|delet\w+|object|withdraw|rectif\w+|appeal|complain|opt|portab\w+|erasure|correct\w*)|your rights|data subject)\b",
    r"\b(?:opt[- ]?out|unsubscribe|withdraw|refus\w+|cancel\w*|refunds?|appeal\w*|complain\w*|erasure|delet\w+|portability)\b",
    r"\bwe (?:will|do|shall|would) (?:not|never)\b|\bwe (?:won|don)['’]?t\b|\bnever (?:sell|share|sold)\b",
    r"\b(?:with|only with|obtain|ask for|unless) your (?:\w+ )?(?:consent|permission|opt)\w*\b|\bconsent\b",
    r"\bwe(?:['’]ll| will| shall)? (?:provide|notify|inform|give|tell|delete|protect|anonymi[sz]e|commit\w*|cooperate)\b",
    r"\b(?:days['’]? (?:prior |advance )?notice|prior notice|advance notice|reminder)\b",
    r"\b(?:encrypt\w+|safeguards?|pseudonym\w+|anonymi[sz]\w+|revocable|free of charge|at no cost)\b",
    r"\b(?:no longer than|limited to|as long as necessary|for as long as|retention|retain(?:ed)? (?:only|for))\b",
    r"\b(?:contact (?:us|form|details)|supervisory authorit\w+|data protection (?:officer|authorit\w+)|ombuds\w+|free support)\b",
    r"\b(?:warrant(?:s|ed)? that|guarantee[sd]?|credit(?:s|ed)?)\b(?! not)",
    r"\b(?:sie können|sie haben das recht|widerruf\w*|einwilligung|löschen)\b",
    r"\b(?:vous pouvez|vous avez le droit|votre consentement|retirer|rembours\w+|supprim\w+)\b",
)
_CUES = tuple(
    (re.compile(pattern, re.IGNORECASE), sign)
    for patterns, sign in ((_AGAINST, -1), (_FOR, 1))
    for pattern in patterns
)


def balance(gone: Iterable[str], came: Iterable[str]) -> tuple[int, int]:
    """Cues that became better and worse for the reader from `gone` to `came`, both at least 0."""
    old, new = "\n".join(gone), "\n".join(came)
    better = worse = 0
    for cue, sign in _CUES:
        change = sign * (_count(cue, new) - _count(cue, old))
        better += max(0, change)
        worse += max(0, -change)
    return better, worse


def _count(cue: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in cue.finditer(text))
