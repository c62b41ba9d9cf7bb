"""The case for change, as it is told."""

from __future__ import annotations

from aiom_workbench.report.document import Block, Heading, Paragraph, Section
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import runs, shortened
from aiom_workbench.words import _


def section(source: Source) -> Section | None:
    """Headline, story, opportunities and risks; left out where none of them is written."""
    vision = source.plan.vision
    if not any((vision.headline, vision.story, vision.opportunities, vision.risks)):
        return None
    blocks: list[Block] = []
    if vision.headline and len(vision.headline) > 120:
        blocks.append(Paragraph(runs(vision.headline), "lead"))
    if vision.story:
        blocks.append(Paragraph(runs(vision.story)))
    for heading, text in ((_("What becomes possible"), vision.opportunities), (_("What may go wrong"), vision.risks)):
        if text:
            blocks += [Heading(heading), Paragraph(runs(text))]
    title = shortened(vision.headline, 120).rstrip(".") if vision.headline else _("Why things change now")
    return Section("vision", _("Case for change"), title, tuple(blocks))
