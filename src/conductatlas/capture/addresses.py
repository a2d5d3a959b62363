"""Which addresses a capture may connect to: the public Internet, by our own table.

An allow-list: IPv4 unicast and 2000::/3 without what IANA's special-purpose registries take out
(state of October 2025). Not `ipaddress.is_global`: its tables differ from one Python to the next.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

__all__ = ["IPAddress", "address_fault", "is_public"]

IPAddress = IPv4Address | IPv6Address

# IANA IPv4 Special-Purpose Address Registry, multicast and the former class E. The AS112 and AMT
# blocks are reachable, but hold sinks and relays, never a page.
_NOT_PUBLIC_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's platform channel: a public number with a private meaning
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)

# RFC 4291: all global unicast that IANA gives out lies in 2000::/3. Hence ::1, v4-mapped and
# v4-compatible addresses, NAT64, fc00::/7, fe80::/10, fec0::/10 and ff00::/8 are out already.
_GLOBAL_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID, AMT, …
        "2001:db8::/32",
        "2002::/16",  # 6to4 carries any IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3ffe::/16",  # the former 6bone
        "3fff::/20",
    )
)


def is_public(address: IPAddress) -> bool:
    """Whether `address` belongs to the public Internet by the table above."""
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _NOT_PUBLIC_4)
    if address.scope_id is not None:
        return False
    return address in _GLOBAL_6 and not any(address in block for block in _NOT_PUBLIC_6)


def address_fault(text: str, allow_private: bool = False) -> str | None:
    """What forbids to connect to the address `text`, in words; None where nothing does."""
    try:
        address = ip_address(text)
    except ValueError:
        return f"{text} is not an IP address"
    if allow_private or is_public(address):
        return None
    return f"{text} is not a public address"
