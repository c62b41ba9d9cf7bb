"""The pictures: each a function from answers to a `Figure`."""
