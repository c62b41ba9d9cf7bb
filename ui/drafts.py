"""Unfinished text: kept every two seconds beside the settings, an edit once the field is left."""

from __future__ import annotations

from pathlib import Path


class Drafts:
    """The drafts of one project, by thing and field."""

    def __init__(self, path: Path | None = None) -> None:
        """Those kept in `path`; without a path they live as long as the window."""
        self._path = path
        self._texts: dict[str, dict[str, str]] = {}
        if path is not None and path.exists():
            import json

            try:
                self._texts = json.loads(path.read_text("utf-8"))
            except (OSError, ValueError):
                self._texts = {}

    def of(self, thing_id: str) -> dict[str, str]:
        """The unfinished texts of a thing, by field."""
        return dict(self._texts.get(thing_id, {}))

    def all(self) -> dict[str, dict[str, str]]:
        """Every unfinished text, by thing and field."""
        return {thing_id: dict(texts) for thing_id, texts in self._texts.items()}

    def keep(self, thing_id: str, texts: dict[str, str]) -> None:
        """Keep these texts of a thing, in place of those kept before."""
        if texts:
            self._texts[thing_id] = texts
        else:
            self._texts.pop(thing_id, None)
        self._write()

    def forget(self, thing_id: str, field: str) -> None:
        """The field was left: its text is an edit now."""
        left = {name: text for name, text in self._texts.get(thing_id, {}).items() if name != field}
        if left != self._texts.get(thing_id, {}):
            self.keep(thing_id, left)

    def _write(self) -> None:
        if self._path is None:
            return
        import json

        beside = self._path.with_suffix(".unfinished")
        try:
            if not self._texts:
                self._path.unlink(missing_ok=True)
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._texts, ensure_ascii=False), "utf-8")
            beside.replace(self._path)
        except OSError:
            return  # a folder that cannot be written costs the draft, never the work
