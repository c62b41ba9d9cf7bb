"""The benchmarks: each figure of the product beside its floor or peer, measured in the same run."""
