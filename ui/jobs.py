"""Long work beside the window: computing in a process, reading and writing in a thread.

A plan goes in, a result comes back by signal on the window's thread. Cancelling a process ends it at
once; a thread is asked, by the `Progress` it was given, at its next step.

A thread never touches a QObject that may be freed meanwhile: it posts to `Jobs`, which outlives it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from aiom_workbench.problem import Problem

Progress = Callable[[float, str], None]
"""Tells how far the work is: a share from 0 to 1, and what it is doing. Raises `Cancelled` when it should end."""
LAST_WAIT = 2.0
"""Seconds that shutting down waits for a thread to come to its next step."""


class Cancelled(Exception):
    """The person cancelled the work."""


class Job(QObject):
    """One piece of work. `finished` carries the result, `failed` the exception; cancelled work tells neither."""

    progressed = Signal(float, str)
    finished = Signal(object)
    failed = Signal(object)
    over = Signal()

    def __init__(self, label: str, parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self.running = True
        self.cancelled = threading.Event()
        self.end: Callable[[], None] | None = None
        self.goes_to_its_end = False

    def cancel(self) -> None:
        """End the work; it leaves nothing half-written and tells no result.

        One that `goes_to_its_end` is asked only, and may come too late: then it does tell its result.
        """
        self.cancelled.set()
        if self.end is not None:
            self.end()
        if not self.goes_to_its_end:
            self.take("", None)

    def take(self, what: str, value: Any) -> None:
        """News of the work, on the window's thread: "progress", "done", "failed", or "" for its end."""
        if not self.running:
            return
        if what == "progress":
            self.progressed.emit(*value)
            return
        self.running = False
        if what:
            (self.finished if what == "done" else self.failed).emit(value)
        self.over.emit()
        self.deleteLater()


class Jobs(QObject):
    """All work that goes on beside the window."""

    started = Signal(object)
    _posted = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle: list[_Worker] = []
        self._jobs: dict[int, Job] = {}
        self._threads: list[threading.Thread] = []
        self._last = 0
        self._open = True
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Job, ...]:
        """The work that goes on now."""
        return tuple(job for job in self._jobs.values() if job.running)

    def compute(self, label: str, function: Callable[..., Any], *args: Any) -> Job:
        """Call a module's function in another process; function, arguments and result are pickled."""
        job, key = self._new(label)
        worker = self._idle.pop() if self._idle else _Worker()
        job.end = worker.kill
        self._start(_attend, self, key, job.cancelled, worker, function, args)
        return job

    def in_thread(self, label: str, function: Callable[..., Any], *args: Any) -> Job:
        """Call `function(*args, progress)` in a thread, for reading and writing files."""
        job, key = self._new(label)
        self._start(_call, self, key, job.cancelled, function, args)
        return job

    def to_its_end(self, label: str, function: Callable[..., Any], *args: Any) -> Job:
        """As `in_thread`, for work that others wait for: the job is over when the thread is, also when cancelled."""
        job = self.in_thread(label, function, *args)
        job.goes_to_its_end = True
        return job

    def post(self, key: int, what: str, value: object) -> None:
        """Bring news from a thread to the window's."""
        if self._open:
            self._posted.emit(key, what, value)

    def take_back(self, worker: _Worker) -> None:
        """A process is free again."""
        self._idle.append(worker)

    def shut_down(self) -> None:
        """Cancel what runs, end the idle processes, wait a moment for the threads."""
        for job in self.running:
            job.cancel()
        while self._idle:
            self._idle.pop().kill()
        for thread in self._threads:
            thread.join(LAST_WAIT)
        self._open = False

    def _new(self, label: str) -> tuple[Job, int]:
        self._jobs = {key: job for key, job in self._jobs.items() if job.running}
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._last += 1
        job = self._jobs[self._last] = Job(label, self)
        self.started.emit(job)
        return job, self._last

    def _start(self, target: Callable[..., None], *args: Any) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _on_posted(self, key: int, what: str, value: object) -> None:
        job = self._jobs.get(key)
        if job is not None and job.running:
            job.take(what, value)


def _attend(
    jobs: Jobs,
    key: int,
    cancelled: threading.Event,
    worker: _Worker,
    function: Callable[..., Any],
    args: tuple[Any, ...],
) -> None:
    what, value = worker.call(function, args)
    if not cancelled.is_set():
        jobs.take_back(worker)
        jobs.post(key, what, value)


def _call(
    jobs: Jobs, key: int, cancelled: threading.Event, function: Callable[..., Any], args: tuple[Any, ...]
) -> None:
    def progress(share: float, doing: str) -> None:
        if cancelled.is_set():
            raise Cancelled
        jobs.post(key, "progress", (share, doing))

    try:
        jobs.post(key, "done", function(*args, progress))
    except Cancelled:
        jobs.post(key, "", None)
    except Exception as error:
        jobs.post(key, "failed", error)


class _Worker:
    """A process that calls what it is sent, one after another."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def call(self, function: Callable[..., Any], args: tuple[Any, ...]) -> tuple[str, object]:
        """("done", result) or ("failed", exception)."""
        try:
            self._here.send((function, args))
            what, value = self._here.recv()
        except (EOFError, OSError) as error:
            return "failed", error
        return str(what), value

    def kill(self) -> None:
        """End it at once; whoever waits for its answer gets the end of the pipe."""
        self._process.kill()
        self._process.join(LAST_WAIT)


def _serve(channel: Connection) -> None:
    while True:
        try:
            function, args = channel.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[str, object] = "done", function(*args)
        except Problem as problem:
            answer = "failed", problem
        except Exception as error:
            answer = "failed", RuntimeError(f"{type(error).__name__}: {error}")
        channel.send(answer)
