"""The framework that the product carries: content packs, read from resources or from a practice's own files."""

from aiom_workbench.content.pack import Pack
from aiom_workbench.content.packs import as_content, built_in, load, pack_of

__all__ = ["Pack", "as_content", "built_in", "load", "pack_of"]
