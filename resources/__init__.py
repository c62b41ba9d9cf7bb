"""Everything that is data: themes, fonts, icons, schema, content, samples, words."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where they lie. (`importlib.resources` says the same and costs a tenth of a start.)"""
