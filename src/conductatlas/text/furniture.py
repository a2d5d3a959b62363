"""Page furniture that got into a text: menus, banners, notices of the site around a policy.

For `cosmetic.py`, which asks it about sentences that came or went. Structure decides first (links
and nothing else, lines at the edge of the text), then a few words that sites use everywhere.
"""

import re
from collections.abc import Sequence

from conductatlas.text.normal import link_free, link_labels, normal_words

__all__ = [
    "is_link_alone",
    "is_menu_line",
    "is_notice",
    "is_party",
    "is_policy_sentence",
    "is_survey",
    "is_teaser",
    "is_widget",
    "is_widget_label",
]

_LINK_START = re.compile(r"(?<!!)\[[^\]]*\S[^\]]*\]\(")
_SENTENCE_END = re.compile(r"[.;:!?。][\"'”’)\]*_\s]*$")
_STATEMENT = re.compile(
    r"\b(?:you|your|we|our|us|shall|must|may|will|is|are|was|were|has|have|can|cannot|not|do|does"
    r"|vous|nous|notre|votre|est|sont|peut|sie|wir|unser\w*|ihr\w*|ist|sind|kann|darf|muss"
    r"|u|wij|onze|uw|kan|mag|moet|usted|nosotros|puede|debe)\b",
    re.IGNORECASE,
)
# What a page says of its policy's versions, or of itself, in whatever words stand around it.
_NOTICE = re.compile(
    r"\b(?:we(?:['’]ve| have) made (?:some|a few) (?:updates|changes|revisions) to"
    r"|continu\w+ to use [^.]{0,40}accept the (?:updated|new|revised)"
    r"|do not (?:wish to|want to) accept the (?:updated|new|revised)"
    r"|until then,? the (?:\w+ ){0,2}current)\b"
    r"|\b(?:has|have) been updated and (?:incorporated|moved|replaced)\b"
    r"|\bwe(?:['’]ve| have) (?:recently )?updated our"
    r"|\bwe(?:['’]re| are) (?:updating|changing|making (?:some )?changes to) (?:our|the|these)\b"
    r"|\b(?:view|see|read|download|find|access)\b[^.]{0,40}\b"
    r"(?:previous|prior|earlier|older|archived|past|printable|new|upcoming) "
    r"(?:versions?|terms|polic(?:y|ies)|privacy|notices?)\b"
    r"|\bskip to (?:main )?(?:content|navigation)\b|\bwas this [\w ]{0,20}helpful\b"
    r"|\bthank you for (?:contacting|subscribing|signing up|your feedback)\b"
    r"|\b(?:please enable|requires?) javascript\b|\bjavascript\W.{0,60}\brequired\b"
    r"|\ball rights reserved\b|(?:©|\bcopyright)\s*(?:©|\(c\)\s*)?(?:19|20)\d\d\b"
    r"|\bin other languages\b|\b\d+[- ]min(?:ute)?s? read\b",
    re.IGNORECASE,
)
# Labels and calls of a page, which a clause could hold in its midst: they must begin the line.
_CALL = re.compile(
    r"^\W*(?:back to top|return to top|find more (?:solutions|answers)|start the survey"
    r"|take (?:our|the|a) survey|help us (?:make|improve)"
    r"|(?:install|get|download|open) (?:the|our)\b[^.]{0,30} app\b"
    r"|sign up for our newsletter|subscribe to our|follow us on|share (?:this|on)"
    r"|related (?:articles|topics|links|pages)|select (?:your )?(?:language|country|region)"
    r"|print (?:this )?page|this site uses cookies|accept all|table of contents|on this page"
    r"|loading\b|please wait)[^.]{0,60}$"
    r"|^\W*(?:previous|prior|archived|earlier|printable|upcoming) versions?\W*$"
    r"|^\W*(?:read|learn|show|see|view) (?:more|less|all)\W*$|^\W*(?:expand|collapse) all\W*$"
    r"|^\W*(?:close|print|share|copy link|top|yes|no|submit|search|menu|home|next|previous)\W*$",
    re.IGNORECASE,
)
_WIDGET = re.compile(
    r"\b(?:cookie (?:list|settings|preferences)|strictly necessary cookies|cookie subgroup"
    r"|manage (?:consent )?preferences"
    r"|privacy preference center|vendors? list|optanon|cookiepedia|always active"
    r"|confirm my choices|reject all|allow all|cookies details|iab vendors)\b",
    re.IGNORECASE,
)
_SURVEY = re.compile(
    r"\b(?:survey|brief questions|your feedback|help us (?:make|improve)|newsletter|submit"
    r"|thank you|no,? thanks|close)\b",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(
    r"\b(?:Inc|INC|LLC|L\.L\.C|Ltd|LTD|Limited|GmbH|Corp|Corporation|PLC|plc|OÜ|Oy|A/S|S\.A|S\.à"
    r"|B\.V|S\.p\.A|Pty|Srl|S\.r\.l|SAS|KG|N\.V)\b"
)
# "One Quarry Lane, Eastmoor, Norland, 95014": a street, a town, a code.
_ADDRESS = re.compile(r"^[^.:;!?]{4,60},[^.:;!?]{2,40},[^:;!?]{0,60}\b[0-9]{4,6}\W*$")
_POSTAL = re.compile(r"\b[0-9]+[\w-]*\b.*,|,.*\b[0-9]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.")
_BANNER = re.compile(
    r"\b(?:we|this (?:web)?site|our (?:partners|site)) (?:and our partners )?uses? cookies\b"
    r"|\bby (?:continuing|browsing|clicking)\b[^.]{0,80}\b(?:cookies|browse|site)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(?:terms|polic(?:y|ies)|agree\w*|must|shall|may|privacy|personal|data|notice|rights?|legal"
    r"|conditions|guidelines|information|collect\w*|law|prohibit\w*|not|nutzung\w*|daten\w*"
    r"|donn[ée]es|conditions|politique|voorwaarden|gegevens|condiciones|datos)\b",
    re.IGNORECASE,
)
_MOST_TEASER_WORDS = 25
_MOST_NOTICE_WORDS = 40
_MOST_MENU_WORDS = 12
_FEWEST_STATEMENT_WORDS = 7
# "All sales are final." is a clause too.
_FEWEST_WORDS = 3


def is_link_alone(raw: str) -> bool:
    """Whether a line is a link, or links, with no words beside them; a table row is none."""
    if _LINK_START.search(raw) is None or raw.count("|") > 2:
        return False
    return len(normal_words(link_free(raw)).split()) <= 1


def is_menu_line(raw: str) -> bool:
    """Whether a line is links and nothing that a reader would call a sentence."""
    if not is_link_alone(raw):
        return False
    words = len(normal_words(raw).split())
    if words > _MOST_MENU_WORDS * max(1, raw.count("](")):
        return False
    return not (words > 4 and _SENTENCE_END.search(link_labels(raw).strip()))


def is_notice(raw: str) -> bool:
    """Whether a sentence speaks of the page or of its versions, not of the reader's rights."""
    if len(normal_words(raw).split()) > _MOST_NOTICE_WORDS:
        return False
    return _NOTICE.search(raw) is not None or _CALL.search(raw) is not None


def is_teaser(raw: str) -> bool:
    """Whether a short sentence above the title is an offer or a cookie banner, not policy."""
    short = len(normal_words(raw).split()) <= _MOST_TEASER_WORDS
    return (short and _LEGAL.search(raw) is None) or _BANNER.search(raw) is not None


def is_widget_label(raw: str) -> bool:
    """Whether a short line is a label of a consent tool."""
    return len(raw) < 60 and _WIDGET.search(raw) is not None


def is_party(raw: str) -> bool:
    """Whether a line names a company with its address, or a mail address, however short it is."""
    if _MAIL.search(raw) or _ADDRESS.search(raw):
        return True
    return _LEGAL_FORM.search(raw) is not None and _POSTAL.search(raw) is not None


def is_widget(sentences: Sequence[str]) -> bool:
    """Whether a run of sentences is an embedded consent tool: it names itself several times."""
    named = sum(1 for raw in sentences if _WIDGET.search(raw))
    return named >= 3 and named * 12 >= len(sentences)


def is_survey(sentences: Sequence[str]) -> bool:
    """Whether a run of sentences is a pop-up that asks the visitor for an opinion."""
    if len(sentences) > 60 or not any("survey" in raw.lower() for raw in sentences):
        return False
    return sum(1 for raw in sentences if _SURVEY.search(raw)) >= 3


def is_policy_sentence(raw: str) -> bool:
    """Whether a sentence states something: long enough, and with a verb or a full stop."""
    words = normal_words(raw).split()
    if len(words) < _FEWEST_WORDS or is_link_alone(raw):
        return False
    states = _STATEMENT.search(raw) is not None
    ends = _SENTENCE_END.search(raw.strip()) is not None
    return (states and ends) if len(words) < _FEWEST_STATEMENT_WORDS else (states or ends)
