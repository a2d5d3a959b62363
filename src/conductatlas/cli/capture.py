"""`conductatlas capture URL`: one page, fetched as the archive would, and what it holds."""

import asyncio
import hashlib
import os
from pathlib import Path
from typing import Any

from conductatlas.analysis.results import extract_result
from conductatlas.analysis.texts import extract_bytes
from conductatlas.app.clock import utc_now
from conductatlas.app.fetching import browser_policy, fetch_policy, politeness_policy
from conductatlas.app.pdf_apart import read_pdf_apart
from conductatlas.app.settings import Settings, load_settings
from conductatlas.capture import Exchange, FetchRequest, Screenshot, Visitor
from conductatlas.cli.output import emit, line, note
from conductatlas.model.vocabulary import Gate

__all__ = ["run"]


def run(
    url: str, section: str, as_json: bool, browser: bool = False, screenshot: Path | None = None
) -> int:
    """Fetch `url`, extract it and print the text; exit code 1 where there is no policy.

    With `browser` the page is rendered; its picture goes to the file `screenshot`.
    """
    request = FetchRequest(url, browser=browser or screenshot is not None)
    exchange = asyncio.run(_visit(request, load_settings(os.environ)))
    if screenshot is not None and (shot := _screenshot(exchange)) is not None:
        screenshot.write_bytes(shot.png)
    if exchange.failure is not None:
        if as_json:
            emit(_head(exchange) | {"failure": exchange.failure.sentence})
        note(f"{exchange.url}: {exchange.failure.sentence}")
        return 1
    document = extract_bytes(
        exchange.body, exchange.media_type or "text/html", section, pdf=read_pdf_apart
    )
    if as_json:
        emit(_head(exchange) | {"failure": None, "document": extract_result(document)})
    else:
        line(document.text)
        note(f"{exchange.final_url}: gate {document.gate.value}")
    return 0 if document.gate is Gate.POLICY else 1


async def _visit(request: FetchRequest, settings: Settings) -> Exchange:
    policy, manners = fetch_policy(settings), politeness_policy(settings)
    async with Visitor(policy, manners, now=utc_now, browser=browser_policy(settings)) as visitor:
        return await visitor.visit(request)


def _screenshot(exchange: Exchange) -> Screenshot | None:
    return exchange.rendering.screenshot if exchange.rendering else None


def _rendering(exchange: Exchange) -> dict[str, Any] | None:
    rendering, shot = exchange.rendering, _screenshot(exchange)
    if rendering is None:
        return None
    return {
        "browser": rendering.browser,
        "sandbox": rendering.is_sandboxed,
        "waits": dict(rendering.waits),
        "requests": rendering.requests,
        "refused": [list(pair) for pair in rendering.refused],
        "screenshot_sha256": hashlib.sha256(shot.png).hexdigest() if shot else None,
    }


def _head(exchange: Exchange) -> dict[str, Any]:
    return {
        "url": exchange.url,
        "final_url": exchange.final_url,
        "fetched_at": exchange.started_at.isoformat(timespec="seconds"),
        "status": exchange.status,
        "media_type": exchange.media_type,
        "bytes": len(exchange.body),
        "raw_sha256": hashlib.sha256(exchange.body).hexdigest() if exchange.body else None,
        "hops": [hop.url for hop in exchange.hops],
        "rendering": _rendering(exchange),
    }
