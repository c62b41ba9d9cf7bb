"""Write the samples' edits anew: `python -m aiom_workbench.cli.sample_source`."""

from __future__ import annotations

from pathlib import Path

import resources
from aiom_workbench.cli.sample_source.samples import SOURCES


def main() -> None:
    """Write `edits.jsonl` of every sample."""
    for name, story in SOURCES.items():
        path = Path(resources.__file__).parent / "samples" / name / "edits.jsonl"
        path.write_text(story().text(), "utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
