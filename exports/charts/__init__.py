"""The chart painter: paints any figure for paper by matplotlib."""
