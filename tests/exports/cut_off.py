"""Writes an export again and again, cut off in the middle of a byte of it.

Words: what to do at the limit ("killed", or "full": the disk takes no more), the limits in bytes with commas between,
then the words of the command. For each limit a process of its own writes until a file of that length stands; prints
its exit code, -25 where the system killed it.
"""

from __future__ import annotations

import os
import resource
import signal
import sys

from aiom_workbench.cli.main import main


def write(limit: int, words: list[str], *, dies: bool) -> int:
    """Run the command in a process whose files grow no longer than this; its exit code."""
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if dies else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        code = 1
        try:
            code = main(words)
        finally:
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    for one in sys.argv[2].split(","):
        sys.stdout.write(f"{write(int(one), sys.argv[3:], dies=sys.argv[1] == 'killed')}\n")
        sys.stdout.flush()
