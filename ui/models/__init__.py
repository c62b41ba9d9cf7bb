"""Item models over the plan: one for any collection, driven by change sets."""
