"""Policies of an invented company, for tests of differences."""

_POLICY = """# Terms of Use

Last updated: 3 May 2024

These terms are a contract between you and Lumenpost Ltd, 12 Harbour Street, Dublin 2, Ireland.

## Your data

We collect the address that you give when you open your account. We keep it for 30 days after you \
close it. You may ask for a copy at any time.

You must not:

*   send messages that nobody asked for;
*   sell your account to others.

## Fees

The service costs 10 EUR a month. We will tell you before the price rises.

See our [cookie policy](https://lumenpost.example/cookies) for details.

## Changes

We may change these terms. If we do, we will notify you 14 days before. You may then end the \
contract without cost.
"""


def a_policy(*changes: tuple[str, str], date: str = "3 May 2024") -> str:
    """A short policy with each `(old, new)` wording replaced; every `old` must stand in it."""
    text = _POLICY.replace("3 May 2024", date)
    for old, new in changes:
        if old not in text:
            raise ValueError(f"{old!r} does not stand in the policy: change words that do")
        text = text.replace(old, new)
    return text


def a_long_policy(clauses: int = 80) -> str:
    """A policy of many different clauses, long enough to lose a part."""
    lines = [_clause(at) for at in range(clauses)]
    return "# Privacy Policy\n\n" + "\n\n".join(lines) + "\n"


_NOUNS = """account invoice device message profile photo order address cookie contact location
payment voice contract calendar survey coupon parcel ticket recipe playlist voucher mailbox diary"""
_VERBS = """keep collect share delete copy check sell store send combine publish hide scan rank
move translate print export archive count measure sort review label"""
_WHEN = """when asked/after closing/every month/for support/in an emergency/before delivery/at night
by default/for research/on request/without delay/in the app/for a year/if a court says so"""


def _nth(words: str, at: int) -> str:
    listed = words.replace("\n", "/" if "/" in words else " ").split("/" if "/" in words else None)
    return listed[at % len(listed)]


def _clause(at: int) -> str:
    """One of many clauses that share few words in a row."""
    noun, other = _nth(_NOUNS, at * 7), _nth(_NOUNS, at * 11 + 5)
    verb, second = _nth(_VERBS, at * 5), _nth(_VERBS, at * 13 + 3)
    return (
        f"Rule {at}: {_nth(_WHEN, at)} we {verb} your {noun} number {at * 3}, and "
        f"{_nth(_WHEN, at * 3 + 1)} we {second} what the {other} of group {at} holds."
    )
