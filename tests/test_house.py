"""The house itself: its top-level names, its storeys, its one-command set-up, what the wheel holds."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import grimp
import pytest
import rustworkx as rx

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("aiom_workbench", "ui", "resources", "exports")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in (*ROOMS, "pyproject.toml", "README.md"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    words = ("-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder / "dist"), str(folder))
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    return next((folder / "dist").glob("*.whl"))


def test_the_wheel_holds_the_four_rooms_and_no_other(wheel: Path) -> None:
    names = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == set(ROOMS)


def test_every_resource_is_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    kept = {str(p.relative_to(ROOT)) for p in (ROOT / "resources").rglob("*") if p.is_file()}
    assert {name for name in kept if "__pycache__" not in name} <= packed


def test_the_wheel_alone_starts_without_the_source_tree(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(wheel).extractall(unpacked)
    program = (
        f"import sys; sys.path[:0] = [{str(unpacked)!r}, {sysconfig.get_paths()['purelib']!r}];"
        "from aiom_workbench.cli.main import main; import aiom_workbench;"
        f"assert aiom_workbench.__file__.startswith({str(unpacked)!r});"
        "sys.exit(main(['new', 'a.aiom']) or main(['info', 'a.aiom']))"
    )
    done = subprocess.run([sys.executable, "-S", "-E", "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("place", "violation"),
    [
        ("aiom_workbench/plan/people.py", "import PySide6"),
        ("aiom_workbench/analysis/answers.py", "import aiom_workbench.project"),
        ("exports/__init__.py", "import ui"),
        ("resources/__init__.py", "import aiom_workbench"),
    ],
)
def test_a_planted_violation_of_the_storeys_is_caught(tmp_path: Path, place: str, violation: str) -> None:
    for name in ROOMS:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "fonts", "samples"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / place).open("a") as opened:
        opened.write(f"\n{violation}\n")
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, env=env)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def test_no_modules_need_each_other_in_a_circle() -> None:
    """Neither when they run nor for their types."""
    graph = grimp.build_graph("ui", "exports", "aiom_workbench", "resources", "benchmarks")
    needs: rx.PyDiGraph[str, None] = rx.PyDiGraph()
    at = {name: needs.add_node(name) for name in sorted(graph.modules)}
    for name in graph.modules:
        needs.add_edges_from_no_data([(at[name], at[other]) for other in graph.find_modules_directly_imported_by(name)])
    circles = [sorted(needs[i] for i in part) for part in rx.strongly_connected_components(needs) if len(part) > 1]
    assert circles == []


def test_the_set_up_program_needs_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in named} <= set(sys.stdlib_module_names)


def test_the_lock_pins_every_dependency_with_hashes_and_names_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)
    assert "://" not in text
    assert text.count("--hash=sha256:") >= len(pinned)
    declared = re.search(
        r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert declared is not None
    names = {name.lower() for name in re.findall(r'"([A-Za-z0-9-]+)', declared[1])}
    assert names <= set(pinned)


def test_what_is_written_from_the_declarations_is_current() -> None:
    from aiom_workbench.cli.declared import targets

    for path, text in targets().items():
        assert path.read_text("utf-8") == text, f"run: python -m aiom_workbench.cli.declared ({path.name})"
