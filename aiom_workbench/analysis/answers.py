"""What an answer is: a pure function of a few collections of the plan, remembered by them.

    @answer("milestones", "dependencies", "phases", "engagement")
    def schedule(plan: Plan, today: date) -> Schedule: ...

The function gets a view that holds only the collections it names, so moving a person cannot make
the schedule run again. Answers may call answers: the caller names all that is read below it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import update_wrapper
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from aiom_workbench.plan import Plan

P = ParamSpec("P")
R = TypeVar("R")
KEPT = 6
"""How many results each answer keeps: today's plan, a what-if or two, an earlier position."""


class View(Plan):
    """A plan of which only some collections can be read."""

    __slots__ = ()

    def __init__(self, plan: Plan, names: tuple[str, ...]) -> None:
        """A view of these collections. Raises `LookupError` where `plan` is a view without them."""
        missing = [name for name in names if name not in plan.collections]
        if missing:
            raise LookupError(f"the answer above does not say that it reads {', '.join(missing)}")
        self.collections = {name: plan.collections[name] for name in names}
        self.counters = {}


def answer(
    *reads: str, of_whole: bool = False
) -> Callable[[Callable[Concatenate[Plan, P], R]], Callable[Concatenate[Plan, P], R]]:
    """Declare a function as an answer that reads these collections and no other (a decorator).

    Its further arguments must be hashable; `today` is one of them where the day matters. `of_whole`:
    of a plan from which things were only left out of sight, it answers for all of it.
    """

    def declare(function: Callable[Concatenate[Plan, P], R]) -> Callable[Concatenate[Plan, P], R]:
        kept: OrderedDict[Any, R] = OrderedDict()
        lock = Lock()

        def look_up(plan: Plan, *args: Any, **kwargs: Any) -> tuple[View, Any, tuple[R, ...]]:
            view = View(getattr(plan, "whole", plan) if of_whole else plan, reads)
            key = (tuple(view.collections.values()), args, tuple(sorted(kwargs.items())))
            with lock:
                if key in kept:
                    kept.move_to_end(key)
                    return view, key, (kept[key],)
            return view, key, ()

        def remembered(plan: Plan, /, *args: P.args, **kwargs: P.kwargs) -> R:
            view, key, found = look_up(plan, *args, **kwargs)
            if found:
                return found[0]
            result = function(view, *args, **kwargs)
            with lock:
                kept[key] = result
                while len(kept) > KEPT:
                    kept.popitem(last=False)
            return result

        update_wrapper(remembered, function)
        remembered.reads = reads  # type: ignore[attr-defined]
        remembered.look_up = look_up  # type: ignore[attr-defined]
        return remembered

    return declare


def reads_of(function: Callable[..., Any]) -> tuple[str, ...]:
    """The collections that an answer reads."""
    found: tuple[str, ...] = function.reads  # type: ignore[attr-defined]
    return found


def is_known(function: Callable[..., Any], plan: Plan, *args: Any) -> bool:
    """Whether an answer is remembered, so that asking for it takes no time."""
    return bool(function.look_up(plan, *args)[2])  # type: ignore[attr-defined]
