"""`pack` on the command line: check, choose, write out."""

import json
from pathlib import Path

from tests.conftest import Command

HEADER = 'name = "acme"\nversion = "2.1"\ntitle = "Acme practice"\n'


def _own(folder: Path, glossary: str) -> None:
    folder.mkdir()
    (folder / "pack.toml").write_text(HEADER, "utf-8")
    (folder / "glossary.toml").write_text(glossary, "utf-8")


def test_a_good_pack_is_told_by_what_it_holds_and_chosen_in_one_edit(command: Command, tmp_path: Path) -> None:
    _own(tmp_path / "acme", '[pilot]\nterm = "Pilot"\ntext = "A try."\n')
    assert command("pack", "acme") == (0, "Acme practice (acme 2.1)\n  glossary: 1\n", "")
    command("new", "a.aiom")
    code, out, _err = command("pack", "acme", "--into", "a.aiom", "--json")
    data = json.loads(out)
    assert (code, data["entries"], data["seq"]) == (0, {"glossary": 1}, 1)
    command("export", "json", "a.aiom", "-o", "a.json")
    content = json.loads((tmp_path / "a.json").read_text("utf-8"))["engagement"]["content"]
    assert (content["pack"], content["version"], list(content["files"])) == ("acme", "2.1", ["glossary"])
    assert command("undo", "a.aiom")[0] == 0


def test_each_fault_of_a_pack_is_one_line_and_nothing_is_chosen(command: Command, tmp_path: Path) -> None:
    _own(tmp_path / "acme", "[pilot]\nterm = 3\n")
    command("new", "a.aiom")
    code, out, err = command("pack", "acme", "--into", "a.aiom")
    assert (code, out) == (3, "")
    assert err.splitlines() == [
        "error: acme, glossary.toml, pilot.term: must be text",
        "error: acme, glossary.toml, pilot.text: is missing",
    ]
    assert json.loads(command("info", "a.aiom", "--json")[1])["seq"] == 0


def test_the_built_in_pack_is_written_out_as_a_start_for_an_own_one(command: Command, tmp_path: Path) -> None:
    assert command("pack", "aiom", "-o", "mine")[0] == 0
    assert command("pack", "aiom", "-o", "mine")[0] == 6
    header = tmp_path / "mine" / "pack.toml"
    header.write_text(header.read_text("utf-8").replace('name = "aiom"', 'name = "mine"'), "utf-8")
    code, out, _err = command("pack", "mine")
    assert code == 0
    assert "interventions: 58" in out
