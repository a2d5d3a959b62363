"""An explanation as the composer would make one, with a marker in everything that is locked."""

from conductatlas.model import records

__all__ = ["an_explanation"]

_HEADINGS = (
    ("regulatory-framework", "Regulatory framework"),
    ("enforcement-exposure", "Enforcement exposure"),
    ("contract-and-vendor", "Contract and vendor implications"),
    ("jurisdiction-flags", "Jurisdiction flags"),
    ("due-diligence", "Compliance and due-diligence actions"),
)
_ACTIONS = (
    records.Action(
        "opt-out",
        "Opt out of arbitration",
        "Write that you opt out of arbitration; give the name and the e-mail address of your "
        "account, and keep the sent message.",
        contact="legal@lumenpost.example",
        deadline_days=30,
        letter="To: legal@lumenpost.example\n\nI opt out of the arbitration agreement in your "
        "Terms of Service.\n\nName on the account:\nE-mail of the account:",
    ),
    records.Action(
        "small-claims",
        "Use a small claims court",
        "If the time has passed: the provider's consumer rules still let either side take a claim "
        "within its limits to a small claims court.",
        who="consumers in the United States",
    ),
)


def an_explanation(marker: str = "") -> records.Explanation:
    """An explanation; `marker` ends every sentence of the institutional analysis but the first."""
    return records.Explanation(
        what_it_is="Disputes with Lumenpost go to a private arbitrator instead of a court, unless "
        "you opt out by e-mail within 30 days of accepting.",
        consumer_impact="After those 30 days you can no longer bring most disputes before a judge, "
        "and an arbitrator's decision can hardly be appealed. The clause names no exception for "
        "small claims.",
        why_it_matters="Opting out costs nothing and changes nothing else in the contract; few "
        "people do it, because the window starts before they have any dispute.",
        actions=_ACTIONS,
        institutional=tuple(_part(number, marker) for number in range(len(_HEADINGS))),
        agencies=(
            records.AgencyReason(
                "ftc",
                "It acts against unfair or deceptive practices in consumer contracts.",
                "https://reportfraud.ftc.gov/",
            ),
        ),
    )


def _part(number: int, marker: str) -> records.InstitutionalPart:
    key, heading = _HEADINGS[number]
    opening = f"{heading}: where a consumer is bound, the clause needs clear notice."
    citation = records.Citation(
        "faa", "§ 2", "9 U.S.C. § 2", f"Makes such clauses enforceable. {marker}", "United States"
    )
    return records.InstitutionalPart(
        key,
        heading,
        (
            opening if number == 0 else f"{opening} {marker}",
            f"A second sentence says what follows from that for the operator. {marker}",
        ),
        (citation,) if number == 0 else (),
    )
