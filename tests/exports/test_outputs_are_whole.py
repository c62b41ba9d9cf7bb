"""What is written is there whole or not at all, and the output before it stays until then. (Case 23.)"""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
from collections import deque
from functools import partial
from pathlib import Path

import pytest

from aiom_workbench.cli.main import main
from tests.conftest import Command

OUTPUTS = {
    "word": "plan.docx", "excel": "plan.xlsx", "csv": "plan.zip", "charts": "pictures.zip", "json": "plan.json",
    "copy": "copy.aiom", "person": "person.docx",
}  # fmt: skip
MINE = b"what was written last week\n" * 40


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first workshop, which is small."""
    place = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIOM_DATA", str(place / "data"))
        assert main(["new", str(place / "plan.aiom"), "--sample", "first-workshop", "--today", "2026-11-25"]) == 0
    return place / "plan.aiom"


def words(kind: str, sample: Path, output: Path) -> list[str]:
    """The command that writes it over what is there."""
    of_whom = ["--stakeholder", "S-01"] if kind == "person" else []
    return ["export", kind, str(sample), "-o", str(output), "--force", "--today", "2026-11-25", *of_whom]


@pytest.mark.parametrize("kind", OUTPUTS)
def test_an_existing_output_is_kept_without_force(kind: str, sample: Path, command: Command, tmp_path: Path) -> None:
    output = tmp_path / OUTPUTS[kind]
    output.write_bytes(MINE)
    code, out, err = command(*[word for word in words(kind, sample, output) if word != "--force"])
    assert (code, out) == (6, "")
    assert "exists already" in err
    assert output.read_bytes() == MINE


@pytest.mark.parametrize("kind", OUTPUTS)
def test_whoever_has_the_old_output_open_goes_on_reading_it(
    kind: str, sample: Path, command: Command, tmp_path: Path
) -> None:
    output = tmp_path / OUTPUTS[kind]
    output.write_bytes(MINE)
    with output.open("rb") as reading:
        first = reading.read(100)
        assert command(*words(kind, sample, output))[0] == 0
        assert first + reading.read() == MINE
    assert output.read_bytes() != MINE


@pytest.mark.parametrize("kind", OUTPUTS)
def test_where_the_system_keeps_an_open_file_from_being_replaced_it_is_said_and_kept(
    kind: str, sample: Path, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / OUTPUTS[kind]
    output.write_bytes(MINE)

    def refused(_self: Path, _target: Path) -> Path:  # as Windows does for a document that Word has open
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    code, out, err = command(*words(kind, sample, output))
    assert (code, out, err.count("\n")) == (6, "", 1)
    assert "could not be written" in err
    assert output.read_bytes() == MINE
    assert [path.name for path in tmp_path.iterdir() if path.name != "application-data"] == [output.name]


def _cut_off(how: str, kind: str, sample: Path, tmp_path: Path, times: int) -> None:
    whole, output = tmp_path / f"whole-{OUTPUTS[kind]}", tmp_path / OUTPUTS[kind]
    assert main(words(kind, sample, whole)) == 0
    output.write_bytes(MINE)
    size, rng = whole.stat().st_size, random.Random(f"{how} {kind}")
    limits = [1, size - 1, *(rng.randrange(1, size) for _time in range(times - 2))]
    program = [sys.executable, "-m", "tests.exports.cut_off", how, ",".join(map(str, limits))]
    done = subprocess.run([*program, *words(kind, sample, output)], capture_output=True, text=True, env=os.environ)
    codes = [int(line) for line in done.stdout.split()]
    assert codes == [-25 if how == "killed" else 6] * times, done.stderr
    assert output.read_bytes() == MINE
    if how == "full":
        assert done.stderr.count("\n") == done.stderr.count("error: ") == times
        assert not list(tmp_path.glob(".*"))
    assert main(words(kind, sample, output)) == 0
    assert output.stat().st_size == size
    assert not list(tmp_path.glob(".*")), "what the killed ones left is swept away"


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limit of a file's size is set as Linux has it")


@pytest.mark.parametrize("kind", OUTPUTS)
@pytest.mark.parametrize("how", ["killed", "full"])
def test_cut_off_half_way_the_old_output_stays(how: str, kind: str, sample: Path, tmp_path: Path) -> None:
    _cut_off(how, kind, sample, tmp_path, 3)


@pytest.mark.long
@pytest.mark.parametrize("kind", OUTPUTS)
@pytest.mark.parametrize("how", ["killed", "full"])
def test_however_often_it_is_cut_off_the_old_output_stays(how: str, kind: str, sample: Path, tmp_path: Path) -> None:
    _cut_off(how, kind, sample, tmp_path, 40)


@pytest.mark.parametrize("kind", OUTPUTS)
def test_on_a_full_disk_the_old_output_stays(kind: str, sample: Path, command: Command, small_disk: Path) -> None:
    output = small_disk / OUTPUTS[kind]
    output.write_bytes(MINE)
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as filling, pytest.raises(OSError, match="No space left"):
        deque(iter(partial(filling.write, bytes(1024)), 0), maxlen=0)
    code, out, err = command(*words(kind, sample, output))
    assert (code, out, err.count("\n")) == (6, "", 1)
    assert output.read_bytes() == MINE
    assert sorted(path.name for path in small_disk.iterdir()) == sorted([output.name, "filler"])
