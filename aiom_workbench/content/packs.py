"""Where packs come from: the built-in one, a practice's own folder or archive, and a project."""

from __future__ import annotations

import dataclasses
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any

from aiom_workbench.content.pack import Data, Pack
from aiom_workbench.content.parts import Header
from aiom_workbench.content.reader import Faults, read_part
from aiom_workbench.plan import Plan
from aiom_workbench.plan.wording import BUILT_IN, built_in_file
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

LARGEST = 4_000_000
"""Bytes of one file of a pack; the built-in pack's largest has some 60,000."""
_KEPT = 8


@cache
def built_in() -> Pack:
    """The pack that the program brings along. A file of it is read when first asked for."""
    faults = Faults()
    header = read_part(Header, built_in_file("pack"), "pack.toml", faults)
    faults.refuse()
    assert header is not None, "without faults there is a header"
    return Pack(header, built_in_file)


def load(path: Path) -> Pack:
    """A practice's own pack: a folder, or a zip of one, of the same shape as the built-in pack.

    Files that it lacks come from the built-in pack. Raises `Problem` with every fault, each named
    with file and key.
    """
    data = _files_of(path)
    faults = Faults()
    said = {name: _toml(text, f"{name}.toml", faults) for name, text in data.items()}
    if "pack" not in said:
        raise Problem(_("is no content pack: it has no pack.toml"), where=str(path))
    header = read_part(Header, said.pop("pack"), "pack.toml", faults) if not faults.found else None
    if header is not None and header.name == BUILT_IN:
        faults.add("pack.toml, name", _("is the built-in pack's own name"), _("give the pack another"))
    pack = Pack(header, said.get, built_in()) if header is not None else None
    _check(pack, said, faults)
    try:
        faults.refuse()
    except Problem as problem:
        raise problem.at(str(path)) from None
    assert pack is not None, "without faults there is a pack"
    return pack


def as_content(pack: Pack, changes: Data | None = None) -> dict[str, Any]:
    """What a project remembers of a pack, for `engagement.content`.

    Of the built-in pack name and version; of any other also its own files, so that the project
    opens with them anywhere. `changes` is what the project itself changed, by file and key.
    """
    content: dict[str, Any] = {"pack": pack.name, "version": pack.version}
    if pack.name != BUILT_IN:
        content["title"] = pack.header.title
        content["adds_to"] = list(pack.header.adds_to)
        content["files"] = {name: said for name in Pack.files() if (said := pack.own(name)) is not None}
    if changes:
        content["changes"] = changes
    return content


_found: OrderedDict[int, tuple[Any, Pack]] = OrderedDict()
_lock = Lock()


def pack_of(plan: Plan) -> Pack:
    """The pack of a project, its own changes laid over; without one, the built-in pack.

    Content that cannot be used is left out, in favour of what lies below it, and said in the
    pack's `notes`. The same content gives the same pack, so that answers are remembered.
    """
    content = plan.engagement.content
    if not content:
        return built_in()
    with _lock:
        kept = _found.get(id(content))
        if kept is not None and kept[0] is content:
            _found.move_to_end(id(content))
            return kept[1]
    pack = _resolved(content)
    with _lock:
        _found[id(content)] = (content, pack)
        while len(_found) > _KEPT:
            _found.popitem(last=False)
    return pack


def _resolved(content: Data) -> Pack:
    """The pack that a project's content asks for, as far as it can be had."""
    pack, notes = built_in(), []
    name, version = str(content.get("pack") or BUILT_IN), str(content.get("version") or pack.version)
    if name != BUILT_IN:
        said = content.get("adds_to")
        adds_to = tuple(str(file) for file in said) if isinstance(said, list | tuple) else ()
        header = Header(name=name, version=version, title=str(content.get("title") or name), adds_to=adds_to)
        if "files" not in content:
            told = _("The pack {name} {version} is not in this project; the built-in texts are shown.")
            notes.append(told.format(name=name, version=version))
        pack = Pack(header, _usable(pack, header, content.get("files"), notes).get, pack)
    elif version != pack.version:
        told = _("Made with version {old} of the built-in content; shown with {new}.")
        notes.append(told.format(old=version, new=pack.version))
    changes = content.get("changes")
    if not changes and not notes:
        return pack
    everywhere = dataclasses.replace(pack.header, adds_to=tuple(Pack.files()))
    changed = _usable(pack, everywhere, changes, notes)
    return Pack(everywhere, changed.get, pack, tuple(notes))


def _usable(below: Pack, header: Header, said: Any, notes: list[str]) -> dict[str, Data]:
    """The files that can be laid over a pack; one with a fault is left out and noted."""
    if said is not None and not isinstance(said, Mapping):
        notes.append(_("The content kept in this project cannot be read."))
        return {}
    good: dict[str, Data] = {}
    for file, data in (said or {}).items():
        if file not in Pack.files() or not isinstance(data, Mapping):
            notes.append(_("{file} is no file of a content pack.").format(file=file))
            continue
        faults = Faults()
        Pack(header, {file: data}.get, below).read(file, faults)
        if faults.found:
            notes.append(_("{fault}; left out").format(fault=faults.found[0]))
        else:
            good[file] = data
    return good


def _check(pack: Pack | None, said: Mapping[str, Data], faults: Faults) -> None:
    known = Pack.files()
    for name in said:
        if name not in known:
            faults.add(f"{name}.toml", _("is no file of a content pack"), _("known are ") + ", ".join(known))
        elif pack is not None:
            pack.read(name, faults)
    for name in pack.header.adds_to if pack is not None else ():
        if name not in known:
            faults.add("pack.toml, adds_to", _("{name} is no file of a content pack").format(name=name))


def _toml(text: bytes, where: str, faults: Faults) -> Data:
    import tomllib

    try:
        return tomllib.loads(text.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        faults.add(where, _("is not UTF-8 text"), _("save it as UTF-8"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        faults.add(where, _("is not TOML: {error}").format(error=error))
    return {}


def _files_of(path: Path) -> dict[str, bytes]:
    """The TOML files of a folder or zip by name, nothing else of it. Raises `Problem`."""
    if path.is_dir():
        found = sorted(path.glob("*.toml"))
        for file in found:
            _check_size(file.name, file.stat().st_size, path)
        return {file.stem: file.read_bytes() for file in found}
    try:
        with zipfile.ZipFile(path) as archive:
            return _files_in(archive, path)
    except FileNotFoundError:
        raise Problem(_("is not there"), where=str(path)) from None
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise Problem(_("is no folder and no zip archive"), where=str(path)) from error


def _files_in(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if info.filename.endswith(".toml")]
    headers = [PurePosixPath(info.filename) for info in infos if PurePosixPath(info.filename).name == "pack.toml"]
    top = min(headers, key=lambda name: len(name.parts)).parent if headers else PurePosixPath()
    found = {}
    for info in infos:
        name = PurePosixPath(info.filename)
        if name.parent == top:
            _check_size(name.name, info.file_size, path)
            found[name.stem] = archive.read(info)
    return found


def _check_size(name: str, size: int, path: Path) -> None:
    if size > LARGEST:
        raise Problem(_("is too large for a file of a content pack"), where=f"{path}, {name}")
