"""The one type of error that is meant for a person: what happened, where, what to do.

Anything else that is raised is a bug and may look like one.
"""

from enum import IntEnum


class Kind(IntEnum):
    """What sort of problem it is; the value is the command line's exit code."""

    LOOK = 1
    USAGE = 2
    REFUSED = 3
    DAMAGED = 4
    IN_USE = 5
    CANNOT_WRITE = 6


class Problem(Exception):
    """Something a person can mend.

    `what` is a sentence without a full stop; `where` names file, sheet, row or path;
    `mend` says what to do. `also` holds further problems of the same input, to be listed with it.
    """

    def __init__(
        self, what: str, *, where: str = "", mend: str = "", kind: Kind = Kind.REFUSED, also: tuple["Problem", ...] = ()
    ) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend
        self.kind = kind
        self.also = also

    def __str__(self) -> str:
        """One line: `<where>: <what>; <what to do>`."""
        place = f"{self.where}: " if self.where else ""
        mend = f"; {self.mend}" if self.mend else ""
        return " ".join(f"{place}{self.what}{mend}".split())

    def at(self, where: str) -> "Problem":
        """The same problem, placed in `where` (a file, say) as well as where it already is."""
        place = f"{where}, {self.where}" if self.where else where
        also = tuple(problem.at(where) for problem in self.also)
        return Problem(self.what, where=place, mend=self.mend, kind=self.kind, also=also)
