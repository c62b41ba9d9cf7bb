"""Nothing reaches for the network, and whatever did would be caught. (Case 25.)"""

from __future__ import annotations

import socket

import pytest

from tests.conftest import REACHED


def test_a_connection_to_another_computer_is_refused_to_every_test() -> None:
    with socket.socket() as reaching, pytest.raises(RuntimeError, match="reached for the network"):
        reaching.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match="reached for the network"):
        socket.getaddrinfo("example.invalid", 80)
    assert len(REACHED) == 2
    REACHED.clear()
