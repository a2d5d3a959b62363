"""The network in: polite, bounded, guarded fetching.

`Visitor.visit` is what the pipeline calls; `Fetcher.fetch` is one fetch without manners (a webhook,
a time-stamp authority). Both answer with an `Exchange`, in which a failure is a value.
"""

from conductatlas.capture.addresses import address_fault, is_public
from conductatlas.capture.browser import missing_for_rendering
from conductatlas.capture.exchange import (
    Connection,
    Exchange,
    Failure,
    FailureKind,
    FetchRequest,
    Hop,
    TlsSession,
    Via,
)
from conductatlas.capture.fetch import Fetcher, FetchPolicy
from conductatlas.capture.guard import Resolver, resolve_with_system
from conductatlas.capture.politeness import HostState, PolitenessPolicy
from conductatlas.capture.record import EXCHANGE_FORMAT, exchange_record
from conductatlas.capture.rendering import BrowserPolicy, Rendering, Screenshot
from conductatlas.capture.visit import Visitor
from conductatlas.capture.weburl import WebUrl, parse_url

__all__ = [
    "EXCHANGE_FORMAT",
    "BrowserPolicy",
    "Connection",
    "Exchange",
    "Failure",
    "FailureKind",
    "FetchPolicy",
    "FetchRequest",
    "Fetcher",
    "Hop",
    "HostState",
    "PolitenessPolicy",
    "Rendering",
    "Resolver",
    "Screenshot",
    "TlsSession",
    "Via",
    "Visitor",
    "WebUrl",
    "address_fault",
    "exchange_record",
    "is_public",
    "missing_for_rendering",
    "parse_url",
    "resolve_with_system",
]
