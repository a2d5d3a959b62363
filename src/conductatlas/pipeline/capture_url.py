"""One page from anywhere, without catalogue and archive: what it holds, nothing stored."""

import asyncio
from dataclasses import dataclass

from conductatlas.capture import Exchange, FetchRequest
from conductatlas.model import ConductAtlasError
from conductatlas.model.records import Extracted
from conductatlas.pipeline.stages import Page, Stages
from conductatlas.pipeline.visits import OpenGuest

__all__ = ["CapturedUrl", "capture_url"]


@dataclass(frozen=True, slots=True)
class CapturedUrl:
    """The exchange, and the text where a page came that could be read; `fault` says why not."""

    exchange: Exchange
    extracted: Extracted | None = None
    fault: str = ""


def capture_url(url: str, guest: OpenGuest, stages: Stages, section: str = "") -> CapturedUrl:
    """Fetch `url` once and extract the policy `section` of it."""
    exchange = asyncio.run(_fetch(url, guest))
    if exchange.failure is not None:
        return CapturedUrl(exchange, fault=exchange.failure.sentence)
    page = Page(exchange.body, exchange.media_type, exchange.final_url, section)
    try:
        return CapturedUrl(exchange, stages.extract(page))
    except ConductAtlasError as error:
        return CapturedUrl(exchange, fault=str(error))


async def _fetch(url: str, guest: OpenGuest) -> Exchange:
    async with guest(()) as visitor:
        return await visitor.visit(FetchRequest(url))
