"""How values look on every page: dates, numbers, severity, direction, words, record ids."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from conductatlas.archive.queries import DocumentRow, MonthRow
from conductatlas.model import RecordId, RecordKind
from conductatlas.publication import words
from conductatlas.publication.filters import Filters
from conductatlas.publication.moments import day as day_in_words
from conductatlas.publication.moments import time_of_day
from conductatlas.publication.views.provisions import ProvisionPage
from conductatlas.publication.views.search import Found
from conductatlas.web.charts import month_bars, time_line

register = template.Library()

_ARROWS = {"worse": "↘", "better": "↗", "neutral": "→", "mixed": "↕"}
_STROKES = {"low": 1, "medium": 2, "high": 3}
_THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"


@register.simple_tag
def moment(at: dt.datetime | None, origin: str = "captured", with_time: bool = False) -> SafeString:
    """A date, with its time in UTC where asked for; a simulated or imported one says so."""
    if at is None:
        return SafeString("not yet")
    words_ = day_in_words(at)
    if with_time:
        words_ = f"{words_}, {time_of_day(at)}"
    shown = format_html('<time datetime="{}">{}</time>', at.isoformat(), words_)
    return shown if origin == "captured" else format_html("{} {}", shown, origin_mark(origin))


@register.simple_tag
def origin_mark(origin: str) -> SafeString:
    """The mark of a moment that is not a capture of our own."""
    if origin == "captured":
        return SafeString("")
    meaning = words.word("origin", origin).definition
    return format_html('<abbr class="origin" title="{}">{}</abbr>', meaning, origin)


@register.filter
def day(at: dt.date | None) -> str:
    """A date as 30 April 2026."""
    return day_in_words(at) if at else ""


@register.filter
def number(value: int) -> str:
    """A number with thin spaces between thousands."""
    return f"{value:,}".replace(",", _THIN_SPACE)


@register.simple_tag
def severity(slug: str, suffix: str = "") -> SafeString:
    """Three strokes, as many filled as the severity weighs, and the word."""
    filled = _STROKES.get(slug, 0)
    if not filled:
        return SafeString("")
    strokes = SafeString('<i class="on"></i>' * filled + "<i></i>" * (3 - filled))
    meaning = words.word("severity", slug).definition
    word_ = slug.capitalize() + suffix
    return format_html(
        '<span class="severity {}" title="{}"><span class="strokes" aria-hidden="true">{}</span>'
        "{}</span>",
        slug,
        meaning,
        strokes,
        word_,
    )


@register.simple_tag
def direction(slug: str) -> SafeString:
    """An arrow and its word."""
    meaning = words.word("direction", slug).definition
    return format_html(
        '<span class="direction {}" title="{}"><span aria-hidden="true">{}</span> {}</span>',
        slug,
        meaning,
        _ARROWS.get(slug, ""),
        words.label(slug),
    )


@register.simple_tag
def word(group: str, slug: str) -> SafeString:
    """A closed word with its definition one hover away."""
    one = words.word(group, slug)
    if not one.definition:
        return format_html("{}", one.label)
    return format_html('<abbr title="{}">{}</abbr>', one.definition, one.label)


@register.filter
def label(slug: str) -> str:
    """A closed word in sentence case."""
    return words.label(slug)


@register.filter
def record(number_: int, kind: str) -> str:
    """A record id: `12|record:"P"` is CA-P-000012."""
    return str(RecordId(RecordKind(kind), number_))


@register.filter
def host(url: str) -> str:
    """The host of an address, for a link's text."""
    return url.split("//", 1)[-1].split("/", 1)[0]


@register.filter
def safe_html(html: str) -> SafeString:
    """HTML that publication.markdown or publication.inline made: escaped there, once."""
    return mark_safe(html)  # noqa: S308 - every character of a text was escaped when it was made


@register.filter
def web_link(url: str | None) -> str:
    """An address if it may be a link (http, https), else nothing."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""


@register.filter
def per_cent(value: float) -> str:
    """A share between 0 and 1 as a percentage."""
    return f"{value * 100:.0f} %"


@register.filter
def get_item(mapping: Mapping[object, object], key: object) -> object:
    """The value of a key that is known at run time; an empty list where there is none."""
    return mapping.get(key, ())


@register.filter
def slug_of(family: str) -> str:
    """A family as a path part."""
    return family.replace("_", "-")


@register.simple_tag
def page_link(filters: Filters | None, number_: int, step: int) -> str:
    """The query string of the page `step` further on in the same list."""
    query = filters.query if filters else ""
    return "?" + "&".join(part for part in (query, f"page={number_ + step}") if part)


@register.simple_tag
def hash(sha256: str) -> SafeString:
    """A hash: its first 16 characters, and all of it on demand."""
    return format_html(
        '<details class="whole"><summary><code>{}</code></summary><code>{}</code></details>',
        f"{sha256[:16]}…",
        sha256,
    )


@register.simple_tag
def diff_url(document: DocumentRow, number_: int, step: int) -> str:
    """The address of the difference to the version `step` away, the older one first."""
    pair = sorted((number_, number_ + step))
    return reverse("web:diff", args=[document.platform_slug, document.slug, *pair])


@register.simple_tag
def passage_url(found: Found) -> str:
    """The address of a passage in the text in force."""
    d = found.document
    if d is None:
        return ""
    path = reverse("web:version", args=[d.platform_slug, d.slug, found.version_number])
    return f"{path}#b{found.position}"


@register.simple_tag
def life_line(page: ProvisionPage) -> SafeString:
    """The life of a provision as a line with a flag for each change."""
    flags = [(step.detected_at, step.direction) for step in page.life]
    return time_line(page.provision.first_seen, page.life_ends, flags)


@register.simple_tag
def months_chart(months: Sequence[MonthRow]) -> SafeString:
    """The changes a month as bars."""
    return month_bars(months)


@register.filter
def month(at: dt.date) -> str:
    """A month as April 2026."""
    return f"{at:%B %Y}"
