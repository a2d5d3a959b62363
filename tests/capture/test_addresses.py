"""Which addresses belong to the public Internet."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.capture.addresses import address_fault, is_public

S01 = (
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",
)
S02 = (
    "::",
    "::1",
    "fc00::1",
    "fdff::1",
    "fe80::1",
    "fe80::1%1",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:93.184.216.34",
    "::127.0.0.1",
    "2002:7f00:1::",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:2::1",
    "2001:20::1",
    "2001:db8::1",
    "3fff::1",
    "100::1",
    "5f00::1",
    "4000::1",
)
S03 = (
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.1",
    "192.0.0.192",
    "198.18.0.1",
    "198.19.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "192.88.99.1",
    "192.0.2.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
)


@pytest.mark.parametrize("address", S01)
def test_s01_private_ipv4_is_not_public(address: str) -> None:
    assert address_fault(address) == f"{address} is not a public address"


@pytest.mark.parametrize("address", S02)
def test_s02_ipv6_outside_the_global_table_is_not_public(address: str) -> None:
    assert address_fault(address) == f"{address} is not a public address"


@pytest.mark.parametrize("address", S03)
def test_s03_shared_reserved_and_platform_ipv4_is_not_public(address: str) -> None:
    assert address_fault(address) == f"{address} is not a public address"


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::8a"],
)
def test_a_public_address_passes(address: str) -> None:
    assert address_fault(address) is None


def test_private_addresses_pass_where_they_are_allowed() -> None:
    assert address_fault("127.0.0.1", allow_private=True) is None
    assert address_fault("no address", allow_private=True) == "no address is not an IP address"


def _is_special(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )


@given(st.ip_addresses())
def test_what_python_calls_special_is_never_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if _is_special(address):
        assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_no_ipv6_form_of_an_ipv4_address_is_public(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    teredo = (0x20010000 << 96) | (number ^ 0xFFFFFFFF)
    forms = [number, (0xFFFF << 32) | number, (0x0064FF9B << 96) | number, teredo]
    assert not any(is_public(ipaddress.IPv6Address(form)) for form in forms)
    assert not is_public(ipaddress.IPv6Address((0x2002 << 112) | (number << 80)))
