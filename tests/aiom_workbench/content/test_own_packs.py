"""A practice's own pack, and a project's own changes."""

from __future__ import annotations

import copy
import shutil
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiom_workbench.content import Pack, as_content, built_in, load, pack_of
from aiom_workbench.content.reader import Faults
from aiom_workbench.plan import Plan
from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.engagement import Engagement
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project

HEADER = 'name = "acme"\nversion = "2.1"\ntitle = "Acme practice"\n'
OWNER = '[owner]\nwhy = "Because we ask so."\n'
LUNCH = """[lunch]
name = "Lunch with the controller"
elements = ["desire"]
concerns = ["compliance"]
kind = "peer_network"
audience = "finance"
format = "lunch"
hours = 1
lead = "manager"
description = "They eat."
sign = "They meet again."
fails = "Nobody is hungry."
"""


def _folder(path: Path, **texts: str) -> Path:
    path.mkdir()
    for name, text in ({"pack": HEADER} | texts).items():
        (path / f"{name}.toml").write_text(text, "utf-8")
    return path


def _faults(path: Path) -> list[str]:
    with pytest.raises(Problem) as caught:
        load(path)
    return [str(one) for one in (caught.value, *caught.value.also)]


def test_a_pack_that_says_little_takes_the_rest_from_the_built_in_one(tmp_path: Path) -> None:
    pack = load(_folder(tmp_path / "acme", questions=OWNER))
    assert (pack.name, pack.version) == ("acme", "2.1")
    assert pack.questions["owner"].why == "Because we ask so."
    assert pack.questions["owner"].anchors == built_in().questions["owner"].anchors
    assert pack.questions["data"] == built_in().questions["data"]
    assert pack.interventions == built_in().interventions


def test_an_own_library_replaces_the_built_in_one_unless_it_says_that_it_adds(tmp_path: Path) -> None:
    alone = load(_folder(tmp_path / "alone", interventions=LUNCH))
    assert list(alone.interventions) == ["lunch"]
    header = HEADER + 'adds_to = ["interventions"]\n'
    added = load(_folder(tmp_path / "added", pack=header, interventions=LUNCH))
    assert len(added.interventions) == len(built_in().interventions) + 1


def test_a_zip_reads_like_its_folder_with_or_without_a_folder_inside(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "acme", questions=OWNER)
    for name, top in (("flat.zip", ""), ("nested.zip", "acme/")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for file in folder.iterdir():
                archive.write(file, top + file.name)
        assert load(tmp_path / name).questions["owner"].why == "Because we ask so."


def test_the_built_in_pack_can_be_copied_renamed_and_loaded(tmp_path: Path) -> None:
    with_copy = tmp_path / "copy"
    shutil.copytree(str(files("resources") / "content" / "aiom"), with_copy)
    (with_copy / "pack.toml").write_text(HEADER, "utf-8")
    assert load(with_copy).criteria == built_in().criteria


def test_every_fault_is_named_with_file_and_key(tmp_path: Path) -> None:
    questions = (
        '[owner]\nanchors = ["one", "two"]\nnose = "long"\ncomponent = "feet"\n[weather]\nquestion = "Will it rain?"\n'
    )
    bad = (
        LUNCH.replace('"desire"', '"hunger"')
        .replace("hours = 1", "hours = 900")
        .replace('fails = "Nobody is hungry."\n', "")
    )
    path = _folder(tmp_path / "acme", questions=questions, interventions=bad)
    places = [fault.removeprefix(f"{path}, ").split(":")[0] for fault in _faults(path)]
    assert places == [
        "interventions.toml, lunch.elements[0]",
        "interventions.toml, lunch.hours",
        "interventions.toml, lunch.fails",
        "questions.toml, weather",
        "questions.toml, owner.anchors",
        "questions.toml, owner.component",
        "questions.toml, owner.nose",
    ]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"questions": "[owner\n"}, "questions.toml: is not TOML"),
        ({"weather": "[rain]\n"}, "weather.toml: is no file of a content pack"),
        ({"pack": 'name = "acme"\n'}, "pack.toml.version: is missing"),
        ({"pack": HEADER.replace("acme", "aiom")}, "pack.toml, name: is the built-in pack's own name"),
        ({"pack": HEADER + 'adds_to = ["weather"]\n'}, "pack.toml, adds_to: weather is no file of a content pack"),
        ({"decisions": "[x]\n"}, "decisions.toml, x.decision: is missing"),
        ({"levels": "[1]\nname = 3\n"}, "levels.toml, 1.name: must be text"),
        ({"glossary": 'pilot = "a trial"\n'}, "glossary.toml, pilot: must be a table"),
    ],
)
def test_a_pack_with_a_fault_is_refused_in_words(tmp_path: Path, texts: dict[str, str], said: str) -> None:
    assert said in "\n".join(_faults(_folder(tmp_path / "acme", **texts)))


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.zip").write_text("Dear client")
    (tmp_path / "latin").mkdir()
    (tmp_path / "latin" / "pack.toml").write_bytes(b'name = "caf\xe9"')
    assert _faults(tmp_path / "empty")[0].endswith("is no content pack: it has no pack.toml")
    assert _faults(tmp_path / "letter.zip")[0].endswith("is no folder and no zip archive")
    assert _faults(tmp_path / "gone.zip")[0].endswith("is not there")
    assert "is not UTF-8 text" in _faults(tmp_path / "latin")[0]


def test_two_projects_with_different_packs_stand_side_by_side(tmp_path: Path) -> None:
    own = load(_folder(tmp_path / "acme", questions=OWNER, interventions=LUNCH))
    with Project.create(tmp_path / "a.aiom") as a, Project.create(tmp_path / "b.aiom") as b:
        with a.edit("Choose pack") as edit:
            edit.set(edit.plan.engagement, content=as_content(own))
        shutil.rmtree(tmp_path / "acme")
        mine, theirs = pack_of(a.plan), pack_of(b.plan)
        assert (mine.name, theirs.name) == ("acme", "aiom")
        assert list(mine.interventions) == ["lunch"]
        assert mine.questions["owner"].why != theirs.questions["owner"].why
        assert pack_of(a.plan) is mine
        assert theirs is built_in()


def test_a_projects_own_changes_lie_over_its_pack_and_survive_reopening(project: Project, tmp_path: Path) -> None:
    changes = {"questions": {"owner": {"why": "The board asked."}}, "interventions": {"task_sort": None}}
    with project.edit("Change texts") as edit:
        edit.set(edit.plan.engagement, content=as_content(built_in(), changes))
    path = project.path
    project.close()
    with Project.open(path) as again:
        pack = pack_of(again.plan)
        assert pack.notes == ()
        assert pack.questions["owner"].why == "The board asked."
        assert "task_sort" not in pack.interventions
        assert len(pack.interventions) == len(built_in().interventions) - 1
    assert built_in().questions["owner"].why != "The board asked."


def test_content_that_cannot_be_used_is_left_out_and_said(project: Project) -> None:
    content = {
        "pack": "acme",
        "version": "1",
        "changes": {
            "questions": {"owner": {"anchors": ["one"]}},
            "weather": {},
            "glossary": {"pilot": {"text": "A try."}},
        },
    }
    with project.edit("Odd content") as edit:
        edit.set(edit.plan.engagement, content=content)
    pack = pack_of(project.plan)
    assert pack.questions == built_in().questions
    assert pack.glossary["pilot"].text == "A try."
    assert pack.name == "acme"
    assert [note.split(":")[0].split(" is ")[0] for note in pack.notes] == [
        "The pack acme 1",
        "questions.toml, owner.anchors",
        "weather",
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_content_that_is_any_json_at_all_still_gives_a_pack_that_reads(data: st.DataObject) -> None:
    """Some node of a project's content is replaced by any JSON value."""
    content: Any = {
        "pack": "acme",
        "version": "1",
        "adds_to": ["interventions"],
        "files": {"questions": {"owner": {"why": "x", "anchors": ["a", "b", "c", "d", "e"]}}, "interventions": {}},
        "changes": {"decisions": {"ambition": {"accountable": {"federated": "hub"}}}, "levels": {"1": {"name": "A"}}},
    }
    node = content
    while True:
        key = data.draw(st.sampled_from(list(node) if isinstance(node, dict) else range(len(node))))
        if not node[key] or not isinstance(node[key], dict | list) or data.draw(st.booleans()):
            node[key] = data.draw(JSON)
            break
        node = node[key]
    plan = Plan({"engagement": Collection([Engagement(id="engagement", content=content)])})
    pack = pack_of(plan)
    for name in Pack.files():
        assert pack.entries(name) is not None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(Pack.files())), st.data())
def test_a_file_with_any_value_anywhere_reads_or_is_refused_in_words(file: str, data: st.DataObject) -> None:
    said = copy.deepcopy(dict(built_in().raw(file)))
    node: Any = said
    while True:
        key = data.draw(st.sampled_from(list(node) if isinstance(node, dict) else range(len(node))))
        if not isinstance(node[key], dict | list) or not node[key] or data.draw(st.booleans()):
            node[key] = data.draw(JSON)
            break
        node = node[key]
    faults = Faults()
    Pack(built_in().header, {file: said}.get).read(file, faults)
    assert all(str(fault).startswith(f"{file}.toml") for fault in faults.found)
