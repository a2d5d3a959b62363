"""A small archive that looks like a real one: invented platforms, versions over time, a change."""

import datetime as dt
from dataclasses import dataclass

from conductatlas.archive.models import Change, Document, Platform, Version
from tests.support.clauses import Clause, provisions_of
from tests.support.explained import an_explanation
from tests.support.rows import (
    a_change,
    a_document,
    a_platform,
    a_version,
)

__all__ = ["ARBITRATION", "MARKER", "Sample", "a_sample"]

# Ends every locked sentence of the sample, so that a test can look for it in the bytes of a page.
MARKER = "Quokkas-hold-the-key."
APRIL = dt.datetime(2026, 4, 30, 6, 20, 21, tzinfo=dt.UTC)
JULY = dt.datetime(2026, 7, 12, 7, 2, 3, tzinfo=dt.UTC)

ARBITRATION = (
    "Any dispute between you and Lumenpost will be resolved by binding individual arbitration "
    "under the rules of the Northbridge Arbitration Centre, and not in a court. You may opt out "
    "by writing to [legal@lumenpost.example](mailto:legal@lumenpost.example) within 30 days of "
    "first accepting these Terms."
)
_LICENCE = (
    "You grant Lumenpost a worldwide, royalty-free licence to host, copy and show what you post, "
    "for as long as it is on the service."
)
_CHANGES = (
    "We may change these Terms at any time. If a change matters, we tell you by e-mail at least "
    "{days} days before it applies."
)
_LIABILITY = (
    "To the extent that the law allows, Lumenpost's total liability is limited to the greater of "
    "100 USD and what you paid in the twelve months before the claim."
)
_TEXT = """# Terms of Service

Last updated: {updated}

These Terms are an agreement between you and Lumenpost. They govern the
[service](https://lumenpost.example/about), its apps and its **programming interface**.

## 1. Your account

You need to be 16 or older. You answer for what happens under your account.

- Keep your password to yourself.
- Tell us at once when you lose it.

## 2. What you post

{licence}

| What you post | How long we keep it |
| --- | --- |
| Posts and comments | until you delete them |
| Deleted posts | 30 days in backups |

## 3. Changes

{changes}

## 4. Disputes

{disputes}

## 5. Liability

{liability}
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """The rows that tests refer to."""

    lumenpost: Platform
    terms: Document
    old: Version
    new: Version
    change: Change


def sample_text(*, later: bool) -> str:
    """The terms at the first or at the second moment."""
    return _TEXT.format(
        updated="1 July 2026" if later else "1 March 2026",
        licence=_LICENCE,
        changes=_CHANGES.format(days=7 if later else 30),
        disputes=ARBITRATION if later else "The courts of Port Ellery decide disputes.",
        liability=_LIABILITY,
    )


def a_sample(origin: str = "simulated") -> Sample:
    """The archive: Lumenpost with two versions of its terms, three others with one each."""
    lumenpost = a_platform("Lumenpost", ("social", "messaging"), APRIL)
    terms = a_document(lumenpost, at=APRIL, origin=origin)
    first, second = sample_text(later=False), sample_text(later=True)
    old = a_version(
        terms, first, APRIL, origin, raw=first.encode(), last_updated=dt.date(2026, 3, 1)
    )
    before = provisions_of(old, first, _clauses(first, later=False))
    changes_before = before[1].wording
    new = a_version(
        terms, second, JULY, origin, raw=second.encode(), last_updated=dt.date(2026, 7, 1)
    )
    after = provisions_of(new, second, _clauses(second, later=True))
    change = a_change(
        old,
        new,
        [
            (after[3], "added", "worse", None, after[3].wording),
            (after[1], "amended", "worse", changes_before, after[1].wording),
        ],
        modified=2,
        added=1,
        effective=dt.date(2026, 8, 1),
        topics=["dispute-resolution", "right-of-user-reduced"],
        summary="Lumenpost added an arbitration clause with 30 days to opt out, and shortened "
        "the notice of changes from 30 to 7 days.",
    )
    _others(origin)
    return Sample(lumenpost, terms, old, new, change)


def _clauses(text: str, *, later: bool) -> list[Clause]:
    explanation = an_explanation(MARKER)
    clauses = [
        Clause(
            _LICENCE,
            "user-content-licence",
            "intellectual_property",
            "medium",
            "Licence to your content",
            {"worldwide": True, "royalty_free": True},
            {"worldwide": "worldwide", "royalty_free": "royalty-free"},
            explanation,
        ),
        Clause(
            _CHANGES.format(days=7 if later else 30),
            "unilateral-terms-change",
            "policy_changes",
            "medium",
            "Changes of the terms",
            {"notice_days": 7 if later else 30, "notice_channel": "e-mail"},
            {"notice_days": "7 days" if later else "30 days"},
            explanation,
        ),
        Clause(
            _LIABILITY,
            "liability-cap",
            "liability_limitation",
            "medium",
            "Liability capped at 100 USD",
            {"amount": "100 USD", "look_back_months": 12},
            {"amount": "100 USD"},
            explanation,
        ),
    ]
    return [*clauses, _arbitration(explanation)] if later else clauses


def _arbitration(explanation: object) -> Clause:
    return Clause(
        ARBITRATION,
        title="Arbitration, with 30 days to opt out",
        facts={
            "provider": "Northbridge Arbitration Centre",
            "opt_out_days": 30,
            "opt_out_contact": "legal@lumenpost.example",
        },
        fact_words={"opt_out_days": "30 days", "provider": "Northbridge Arbitration Centre"},
        explanation=explanation,  # type: ignore[arg-type]  # built by an_explanation
    )


def _others(origin: str) -> None:
    for name, sectors, days in (
        ("Parcelo", ("e-commerce",), 60),
        ("Quillmind", ("ai",), 30),
        ("Ridewell", ("mobility",), 14),
    ):
        document = a_document(a_platform(name, sectors, APRIL), at=APRIL, origin=origin)
        quote = (
            f"You and {name} agree to resolve disputes by binding arbitration before a single "
            f"arbitrator. You can refuse within {days} days of your first order by letter."
        )
        text = f"# Terms of Service\n\n## Disputes\n\n{quote}\n"
        version = a_version(document, text, APRIL, origin, raw=text.encode())
        clause = Clause(quote, title=f"Arbitration with {days} days", explanation=an_explanation())
        provisions_of(version, text, [clause])
    unread = a_document(
        a_platform("Tideline", ("banking",), APRIL),
        "Privacy Policy",
        "privacy-policy",
        APRIL,
        origin=origin,
        health="blocked",
        health_reason="The site answered with a test for humans.",
        health_since=APRIL,
        last_verified=None,
    )
    assert unread.current_version is None
