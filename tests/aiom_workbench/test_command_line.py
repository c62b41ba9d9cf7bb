"""The command line on a project file, as the contract says it."""

import json
from pathlib import Path

from tests.conftest import Command


def test_a_new_project_is_empty_and_says_so(command: Command) -> None:
    assert command("new", "a.aiom")[0] == 0
    code, out, _err = command("info", "a.aiom", "--json")
    data = json.loads(out)
    assert (code, data["seq"], data["last_edit"], data["recovered"]) == (0, 0, None, False)
    assert not any(data["counts"].values())


def test_new_refuses_to_replace_a_file_without_force(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.aiom").write_text("mine")
    code, _out, err = command("new", "a.aiom")
    assert code == 6
    assert err == "error: a.aiom: exists already; use --force\n"
    assert (tmp_path / "a.aiom").read_text() == "mine"


def test_a_plan_goes_round_byte_for_byte(command: Command, tmp_path: Path) -> None:
    plan = {"format": "aiom-plan", "version": 1, "stakeholders": [{"id": "s1", "name": "CFO", "power": 4.5}]}
    (tmp_path / "p.json").write_text(json.dumps(plan))
    assert command("new", "a.aiom", "--from", "p.json")[0] == 0
    assert command("export", "json", "a.aiom", "-o", "1.json")[0] == 0
    assert command("new", "b.aiom", "--from", "1.json")[0] == 0
    assert command("export", "json", "b.aiom", "-o", "2.json")[0] == 0
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def test_every_fault_of_a_bad_plan_is_listed_with_its_path(command: Command, tmp_path: Path) -> None:
    things = [{"id": "s1", "name": "CFO", "power": 9}, {"id": "s1", "name": ""}, {"id": "s2", "name": "X", "nose": 1}]
    (tmp_path / "p.json").write_text(json.dumps({"format": "aiom-plan", "version": 1, "stakeholders": things}))
    code, out, err = command("new", "a.aiom", "--from", "p.json")
    assert (code, out) == (3, "")
    paths = [line.split(":")[1].strip() for line in err.splitlines()]
    assert paths == [
        "p.json, stakeholders[0].power",
        "p.json, stakeholders[1].id",
        "p.json, stakeholders[1].name",
        "p.json, stakeholders[2].nose",
    ]
    assert not (tmp_path / "a.aiom").exists()


def test_a_refused_line_stops_the_script_and_keeps_the_edits_before_it(command: Command, tmp_path: Path) -> None:
    command("new", "a.aiom")
    lines = [{"add": {"groups": [{"id": "g", "name": "Trials"}]}}, {"set": {"groups": {"h": {"name": "x"}}}}]
    (tmp_path / "ops.jsonl").write_text("\n".join(map(json.dumps, lines)))
    code, out, err = command("apply", "ops.jsonl", "--into", "a.aiom")
    assert (code, out) == (3, "ok 1\n")
    assert err == "error: ops.jsonl, line 2, set.groups.h: there is no such thing: h\n"
    assert json.loads(command("info", "a.aiom", "--json")[1])["seq"] == 1


def test_undo_survives_closing_and_redo_brings_the_same_plan_back(command: Command, tmp_path: Path) -> None:
    command("new", "a.aiom")
    (tmp_path / "ops.jsonl").write_text(json.dumps({"add": {"groups": [{"id": "g", "name": "Trials"}]}}))
    command("apply", "ops.jsonl", "--into", "a.aiom")
    before = json.loads(command("info", "a.aiom", "--json")[1])["content_hash"]
    assert command("undo", "a.aiom") == (0, "ok 2\n", "")
    assert json.loads(command("info", "a.aiom", "--json")[1])["counts"]["groups"] == 0
    assert command("redo", "a.aiom") == (0, "ok 3\n", "")
    assert json.loads(command("info", "a.aiom", "--json")[1])["content_hash"] == before
    code, _out, err = command("undo", "a.aiom", "5")
    assert (code, err) == (3, "error: there is only 1 edit to undo\n")


def test_a_document_never_replaces_the_project_it_is_made_from(command: Command, tmp_path: Path) -> None:
    command("new", "a.aiom")
    before = (tmp_path / "a.aiom").read_bytes()
    code, _out, err = command("export", "word", "a.aiom", "-o", "a.aiom", "--force")
    assert (code, err) == (6, "error: a.aiom: is the project itself; choose another name\n")
    assert (tmp_path / "a.aiom").read_bytes() == before


def test_history_as_json_is_one_object_that_names_where_each_edit_came_from(command: Command, tmp_path: Path) -> None:
    plan = {"format": "aiom-plan", "version": 1, "groups": [{"id": "g", "name": "Trials"}]}
    (tmp_path / "p.json").write_text(json.dumps(plan))
    command("new", "a.aiom", "--from", "p.json")
    command("undo", "a.aiom")
    edits = json.loads(command("history", "a.aiom", "--json")[1])["edits"]
    assert [(edit["seq"], edit["origin"], edit["undoes"]) for edit in edits] == [(2, "undo", 1), (1, "new", None)]
