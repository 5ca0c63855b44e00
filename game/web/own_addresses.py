"""Under which addresses others on a network find this computer; nothing is sent to learn them."""

from __future__ import annotations

import ipaddress
import socket
import struct
import sys
from collections.abc import Iterator
from typing import Final

# Linux' question for the address of one network card (ioctl, SIOCGIFADDR).
_ASK_FOR_ADDRESS: Final = 0x8915

# Addresses inside private networks. A datagram socket that is led there chooses the card that it
# would use, and sends nothing.
_ELSEWHERE: Final = ("10.255.255.255", "172.31.255.255", "192.168.255.255")


def own_addresses(is_patient: bool = True) -> tuple[str, ...]:
    """Return the IPv4 addresses under which others find this computer; () where nobody can.

    Those that homes and schools use come first. A patient caller is told what this computer's name
    stands for too, which may take seconds; others are answered at once.
    """
    found = dict.fromkeys(_of_cards() if sys.platform == "linux" else _by_asking_round(is_patient))
    usable = [each for each in found if _is_for_others(ipaddress.IPv4Address(each))]
    return tuple(sorted(usable, key=lambda each: not ipaddress.IPv4Address(each).is_private))


def _is_for_others(address: ipaddress.IPv4Address) -> bool:
    return not (address.is_loopback or address.is_unspecified or address.is_link_local)


def _of_cards() -> Iterator[str]:
    """Ask each network card of a Linux computer."""
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
        for _, name in socket.if_nameindex():
            question = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(asker.fileno(), _ASK_FOR_ADDRESS, question)
            except OSError:
                continue
            yield socket.inet_ntoa(answer[20:24])


def _by_asking_round(is_patient: bool) -> Iterator[str]:
    """Ask the system which address it would use, and what its own name stands for."""
    for place in _ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
            try:
                asker.connect((place, 9))
            except OSError:
                continue
            yield asker.getsockname()[0]
    if not is_patient:
        return
    try:
        yield from socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return
