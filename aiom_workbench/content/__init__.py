"""The framework that the product carries: content packs, read from resources or from a practice's own files."""

from aiom_workbench.content.pack import Pack
from aiom_workbench.content.packs import as_content, built_in, load, pack_of
from aiom_workbench.content.recognised import known_as

__all__ = ["Pack", "as_content", "built_in", "known_as", "load", "pack_of"]
