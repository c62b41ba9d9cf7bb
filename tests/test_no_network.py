"""The guard that every test runs under: a connection that is attempted is seen. (Case 25.)"""

import socket

import pytest

from tests import conftest


def test_a_connection_that_is_attempted_is_refused_and_noted() -> None:
    with socket.socket() as made, pytest.raises(PermissionError):
        made.connect(("192.0.2.1", 80))
    with pytest.raises(PermissionError):
        socket.getaddrinfo("example.invalid", 80)
    assert len(conftest._TRIED) == 2
    conftest._TRIED.clear()
