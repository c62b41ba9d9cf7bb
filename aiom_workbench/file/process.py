"""Which process this is, and whether another one is still alive: a number alone may be given again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def me() -> tuple[int, str]:
    """Say which process we are: its number and when it began, as `began` writes it."""
    return os.getpid(), began(os.getpid())


def began(pid: int) -> str:
    """A mark of when the process with this number began; empty where there is none or it cannot be known."""
    if sys.platform.startswith("linux"):
        return _began_linux(pid)
    if os.name == "nt":
        return _began_windows(pid)
    return _began_ps(pid)


def is_alive(pid: int, mark: str) -> bool:
    """Whether the process `pid` that began at `mark` still runs on this host."""
    if (pid, mark) == (os.getpid(), began(os.getpid())):
        return True
    now = began(pid)
    if now and mark:
        return now == mark
    return bool(now) or (os.name != "nt" and _answers(pid))


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _began_linux(pid: int) -> str:
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if stat[0] in "ZX" else f"{boot[:8]}.{stat[19]}"


def _began_ps(pid: int) -> str:
    words = ["/bin/ps", "-o", "lstart=", "-p", str(pid)]
    try:
        answer = subprocess.run(words, capture_output=True, text=True, check=False, timeout=5)  # noqa: S603 (our own words)
    except (OSError, subprocess.SubprocessError):
        return ""
    return "-".join(answer.stdout.split())


def _began_windows(pid: int) -> str:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (only Windows has it, and the type checker is told of none)
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return ""
    times = (ctypes.c_uint64 * 4)()
    code = ctypes.c_ulong()
    places = [ctypes.byref(times, 8 * i) for i in range(4)]
    held = kernel.GetProcessTimes(handle, *places) and kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return str(times[0]) if held and code.value == 259 else ""  # STILL_ACTIVE
