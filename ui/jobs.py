"""Long work beside the window: computing in a process, reading and writing in a thread.

A plan goes in, a result comes back by signal on the window's thread. Cancelling a process ends it at
once; a thread is asked, by the `Progress` it was given, at its next step.
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


class Cancelled(Exception):
    """The person cancelled the work."""


class Job(QObject):
    """One piece of work. `finished` carries the result, `failed` the exception; cancelled work tells neither."""

    progressed = Signal(float, str)
    finished = Signal(object)
    failed = Signal(object)
    over = Signal()
    _told = Signal(str, object)

    def __init__(self, label: str, parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self.running = True
        self._cancelled = threading.Event()
        self._end: Callable[[], None] | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """End the work; it leaves nothing half-written and tells no result."""
        self._cancelled.set()
        if self._end is not None:
            self._end()
        self._finish()

    def progress(self, share: float, doing: str) -> None:
        """Called by the work, in its own thread."""
        if self._cancelled.is_set():
            raise Cancelled
        self.tell("progress", (share, doing))

    def tell(self, what: str, value: object) -> None:
        """Bring news to the window's thread."""
        try:
            self._told.emit(what, value)
        except RuntimeError:
            return  # the window is gone, and this object with it

    def _on_told(self, what: str, value: Any) -> None:
        if not self.running:
            return
        if what == "progress":
            self.progressed.emit(*value)
            return
        self._finish(what, value)

    def _finish(self, what: str = "", value: object = None) -> None:
        if not self.running:
            return
        self.running = False
        if what:
            (self.finished if what == "done" else self.failed).emit(value)
        self.over.emit()
        self.deleteLater()


class Jobs(QObject):
    """All work that goes on beside the window."""

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle: list[_Worker] = []
        self._jobs: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        """The work that goes on now."""
        return tuple(job for job in self._jobs if job.running)

    def compute(self, label: str, function: Callable[..., Any], *args: Any) -> Job:
        """Call a module's function in another process; function, arguments and result are pickled."""
        job = self._new(label)
        worker = self._idle.pop() if self._idle else _Worker()
        job._end = worker.kill
        threading.Thread(target=self._attend, args=(job, worker, function, args), daemon=True).start()
        return job

    def in_thread(self, label: str, function: Callable[..., Any], *args: Any) -> Job:
        """Call `function(*args, progress)` in a thread, for reading and writing files."""
        job = self._new(label)
        threading.Thread(target=_call, args=(job, function, args), daemon=True).start()
        return job

    def shut_down(self) -> None:
        """Cancel what runs and end the idle processes."""
        for job in self.running:
            job.cancel()
        while self._idle:
            self._idle.pop().kill()

    def _new(self, label: str) -> Job:
        self._jobs = [job for job in self._jobs if job.running]
        job = Job(label, self)
        self._jobs.append(job)
        self.started.emit(job)
        return job

    def _attend(self, job: Job, worker: _Worker, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        what, value = worker.call(function, args)
        if not job._cancelled.is_set():
            self._idle.append(worker)
            job.tell(what, value)


def _call(job: Job, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
    try:
        job.tell("done", function(*args, job.progress))
    except Cancelled:
        return
    except Exception as error:
        job.tell("failed", error)


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
        """End it at once."""
        self._process.kill()
        self._process.join(5)
        self._here.close()


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
