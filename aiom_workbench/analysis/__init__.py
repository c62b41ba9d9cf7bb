"""What can be computed from a plan: pure functions from a plan to an answer."""
