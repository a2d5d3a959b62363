"""How Chromium is started: every way to the network but the checking proxy is shut.

For `render_child`. Playwright adds its own switches, among them `--no-first-run` and those that
stop background requests.
"""

__all__ = ["UNWANTED", "flags"]

# Switches of Playwright that would give a page more than a visitor's browser does.
UNWANTED = [
    "--disable-popup-blocking",
    "--disable-ipc-flooding-protection",
    "--enable-unsafe-swiftshader",
]


def flags(heap_megabytes: int) -> list[str]:
    """The switches; `heap_megabytes` is the most that the scripts of a page may hold."""
    return [
        # No name is looked up here, not even by a prefetch: the proxy does it, and checks.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        # UDP knows no proxy.
        "--disable-quic",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--block-new-web-contents",
        "--deny-permission-prompts",
        "--disable-notifications",
        "--disable-speech-api",
        "--disable-remote-playback-api",
        "--no-pings",
        "--disable-domain-reliability",
        "--disable-crash-reporter",
        "--disable-gpu",
        f"--js-flags=--max-old-space-size={heap_megabytes}",
    ]
