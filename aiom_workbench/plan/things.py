"""What a thing of the plan is, and what is known of its class: the entity."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, TypeVar

from aiom_workbench.plan.fields import Field, OnDelete, link
from aiom_workbench.words import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Anything that the plan holds. Frozen: a change makes a new one.

    `ref` is the reference people read (UC-03), empty for things inside a list; `position` is the
    fractional key that orders a collection.
    """

    entity: ClassVar[Entity]
    id: str
    ref: str = ""
    position: str = ""


ThingT = TypeVar("ThingT", bound=Thing)


@dataclass(frozen=True, eq=False)
class Entity:
    """A collection's declaration, read off its class.

    `collection` is its name in files and commands; `parent` the link field of a thing that lives in
    a list of another thing, and `list_name` that list's name in `plan.json`; `title` the fields
    that name a thing to people; `natural_key` the fields by which two readings of the same thing
    are recognised.
    """

    cls: type[Thing]
    collection: str
    prefix: str
    one_message: str
    many_message: str
    parent: str = ""
    list_name: str = ""
    single: bool = False
    follows_audience: bool = False
    title: tuple[str, ...] = ("name",)
    natural_key: tuple[str, ...] = ()

    @property
    def one(self) -> str:
        """What one of them is called: "use case"."""
        return _(self.one_message)

    @property
    def many(self) -> str:
        """What several are called: "Use cases"."""
        return _(self.many_message)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The declared fields in order, without id, ref and position."""
        found = []
        for part in dataclasses.fields(self.cls):
            if "field" in part.metadata:
                found.append(dataclasses.replace(part.metadata["field"], name=part.name))
        return tuple(found)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The declared fields by name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def unset(self) -> dict[str, Any]:
        """What the required fields of a thing hold that was given nothing."""
        return {field.name: field.empty for field in self.fields if field.required}

    @cached_property
    def links(self) -> tuple[Field, ...]:
        """The fields that hold ids of other things."""
        return tuple(field for field in self.fields if field.is_link)


def thing(
    collection: str,
    prefix: str,
    one: str,
    many: str,
    *,
    single: bool = False,
    follows_audience: bool = False,
    title: tuple[str, ...] = ("name",),
    natural_key: tuple[str, ...] = (),
) -> Callable[[type[ThingT]], type[ThingT]]:
    """Declare a dataclass as a collection of the plan (a class decorator)."""

    def declare(cls: type[ThingT]) -> type[ThingT]:
        cls.entity = Entity(
            cls, collection, prefix, one, many, "", "", single, follows_audience, title, natural_key
        )  # fmt: skip
        return cls

    return declare


def part(
    collection: str,
    of: str,
    list_name: str,
    one: str,
    many: str,
    *,
    follows_audience: bool = False,
    title: tuple[str, ...] = ("name",),
    natural_key: tuple[str, ...] = (),
) -> Callable[[type[ThingT]], type[ThingT]]:
    """Declare a dataclass as the things of a list inside another thing, whose link field is `of`."""

    def declare(cls: type[ThingT]) -> type[ThingT]:
        cls.entity = Entity(
            cls, collection, "", one, many, of, list_name, False, follows_audience, title, (of, *natural_key)
        )  # fmt: skip
        return cls

    return declare


def within(collection: str) -> Any:
    """The link field of a thing that lives in a list of one of `collection`, and dies with it."""
    return link(N_("Part of"), collection, on_delete=OnDelete.DELETE, required=True, client=True)
