"""The one way in: `python dev.py run | test | lint | bench | shots | lock`. Standard library only.

Makes `.venv` with the locked dependencies and the app when something changed since the last time;
otherwise a start does no set-up work.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
APP = SCRIPTS / ("aiom-workbench.exe" if os.name == "nt" else "aiom-workbench")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up"
SAMPLE = ROOT / "out" / "meridian.aiom"
QT_LIBRARIES = (
    "libgl1", "libegl1", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libxkbcommon0", "libxkbcommon-x11-0",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0",
    "libxcb-shape0", "libxcb-xinerama0",
)  # fmt: skip
SCREENS = (
    "overview", "assess", "people", "model", "use-cases", "roadmap", "change", "measures", "log", "workshop", "export",
)  # fmt: skip


def main() -> int:
    """Run the command named on the command line; its exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("run", "test", "lint", "bench", "shots", "lock"))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on: to pytest, the bench or the app")
    given = parser.parse_args()
    if sys.version_info < (3, 11):
        print("Python 3.11 or newer is needed.", file=sys.stderr)
        return 2
    if given.command == "lock":
        return lock()
    set_up()
    return {"run": run, "test": test, "lint": lint, "bench": bench, "shots": shots}[given.command](given.rest)


def set_up() -> None:
    """Make the environment, unless it is as it should be."""
    wanted = _fingerprint()
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted and APP.exists():
        return
    print("Setting up .venv (once) …", flush=True)
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    _qt_libraries()
    STAMP.write_text(wanted, "utf-8")


def _fingerprint() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in (LOCK, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _qt_libraries() -> None:
    """See that Qt can start; where its system libraries are missing, say or do what installs them."""
    if os.name == "nt" or sys.platform == "darwin" or _qt_starts():
        return
    command = ["apt-get", "install", "-y", *QT_LIBRARIES]
    if Path("/etc/debian_version").exists() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Qt's system libraries …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([command[0], "-qq", *command[1:]], check=False, env=quiet, stdout=subprocess.DEVNULL)
        if _qt_starts():
            return
    print("Qt's system libraries are missing. Install them with:\n  sudo " + " ".join(command), file=sys.stderr)
    sys.exit(1)


def _qt_starts() -> bool:
    program = "from PySide6.QtWidgets import QApplication; QApplication([])"
    ends = [
        subprocess.run([str(PYTHON), "-c", program], env={**os.environ, "QT_QPA_PLATFORM": platform},
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
        for platform in ("offscreen",)
    ]  # fmt: skip
    return not any(ends)


def run(rest: list[str]) -> int:
    """Open the workbench on the sample; without a display, do the main job headless."""
    SAMPLE.parent.mkdir(exist_ok=True)
    if not SAMPLE.exists():
        _app("new", str(SAMPLE), "--sample", "meridian")
    if _has_display():
        return subprocess.run([str(APP), "open", str(SAMPLE), *rest], check=False).returncode
    print("There is no display here, so the main job is done headless.")
    out = SAMPLE.parent
    made = [out / "roadmap.docx", out / "tracker.xlsx"]
    _app("export", "word", str(SAMPLE), "-o", str(made[0]), "--force")
    _app("export", "excel", str(SAMPLE), "-o", str(made[1]), "--force")
    for screen in SCREENS:
        made.append(out / f"{screen}.png")
        _app("shot", str(SAMPLE), "--screen", screen, "-o", str(made[-1]), "--force")
    print("Written:", *made, sep="\n  ")
    return 0


def _has_display() -> bool:
    on_its_own = os.name == "nt" or sys.platform == "darwin"
    named = os.environ.get("QT_QPA_PLATFORM", "") not in ("", "offscreen", "minimal")
    return on_its_own or named or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _app(*words: str) -> None:
    code = subprocess.run([str(APP), *words], check=False).returncode
    if code:
        sys.exit(code)


def test(rest: list[str]) -> int:
    """Every check: lint, types, storeys, tests. `--long` runs the long loops too."""
    code = lint([])
    if code:
        return code
    return _python("-m", "pytest", "-n", "2", "--dist", "loadscope", *rest)


def lint(_rest: list[str]) -> int:
    """Lint, format of imports, strict types, the storeys."""
    for words in (("ruff", "check", "."), ("mypy",), ("importlinter.cli", "lint")):
        module = ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
        code = _python(*module) if words[0].startswith("importlinter") else _python("-m", *words)
        if code:
            return code
    return 0


def bench(rest: list[str]) -> int:
    """The benchmarks: each figure beside its floor or peer, as a ratio."""
    return _python("-m", "benchmarks", *rest)


def shots(rest: list[str]) -> int:
    """The gallery: every screen in three themes, into docs/pictures/."""
    return _python("-m", "ui.gallery", str(ROOT / "docs" / "pictures"), *rest)


def lock() -> int:
    """Write the lock file anew from pyproject.toml (needs uv on the path)."""
    words = ["uv", "pip", "compile", "pyproject.toml", "--group", "dev", "--universal", "--generate-hashes",
             "--no-emit-index-url", "--no-header", "--no-annotate", "--python-version", "3.11", "-o", str(LOCK), "-q"]  # fmt: skip
    return subprocess.run(words, cwd=ROOT, check=False).returncode


def _python(*words: str) -> int:
    return subprocess.run([str(PYTHON), *words], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
