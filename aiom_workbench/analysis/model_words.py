"""What the figures of the model choice mean, in sentences: for a room that looks at one criterion or at the whole."""

from __future__ import annotations

from collections.abc import Sequence

from aiom_workbench.analysis.model_choice import OPTIONS, Argument, robustness_in_words, tipping_in_words
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.plan.model_choice import Criterion
from aiom_workbench.words import _, ngettext

LABELS = {choice.key: choice for choice in MODELS}


def nothing_leads(argument: Argument) -> str:
    """Why no model leads, with what to do about it; "" where one does."""
    criteria = argument.criteria
    if argument.choice.leader is not None:
        return ""
    if not criteria:
        return _("There is no criterion yet.")
    if argument.choice.margin is not None:
        return _("The two best models are level: no model leads.")
    if not any(criterion.weight for criterion in criteria):
        return _("All weights are zero: nothing counts. Give at least one criterion a weight.")
    return _("No criterion has both a weight and a score for all three models: score one to see which model leads.")


def left_out(criteria: Sequence[Criterion]) -> str:
    """Which criteria do not count although they have a weight, because a score is missing; "" where none."""
    names = [
        criterion.name or criterion.ref
        for criterion in criteria
        if criterion.weight and any(getattr(criterion, option) is None for option in OPTIONS)
    ]
    if not names or len(names) == len(criteria):
        return ""
    text = ngettext("{names} does not count yet: a score is missing.",
                    "{n} criteria do not count yet, a score is missing: {names}.", len(names))  # fmt: skip
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    return text.format(n=len(names), names=shown)


def lead_in_words(argument: Argument) -> str:
    """Who leads by how much and how surely: "Federated leads by 0.5 and leads under about …"."""
    choice = argument.choice
    if choice.leader is None or choice.margin is None:
        return nothing_leads(argument)
    robust = robustness_in_words(choice.robustness[choice.leader] or 0)
    said = _("{model} leads by {margin}, and {robust}.")
    return said.format(model=LABELS[choice.leader].label, margin=f"{choice.margin:.2g}", robust=robust)


def weight_in_words(argument: Argument, criterion: str) -> str:
    """What moving one criterion's weight would do: where it flips, how far that is, the lead at double."""
    point, swing = argument.tipping(criterion), argument.swing(criterion)
    if swing is None:
        return _("This criterion does not count yet: it needs a weight and three scores.")
    said = []
    if point is None:
        said.append(_("No weight of this criterion alone changes which model leads."))
    else:
        text = tipping_in_words(point, argument.name(criterion))
        times = point.flips_at / float(point.weight)
        said.append(_("{sentence}: {times} times today's {weight}.").format(
            sentence=text[:1].upper() + text[1:], times=f"{times:.2g}", weight=f"{point.weight:g}"))  # fmt: skip
    said.append(_("At double the weight the lead is {lead}.").format(lead=f"{swing.at_double:+.2f}".replace("-", "−")))
    return " ".join(said)
