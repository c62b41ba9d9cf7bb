"""What keeps a figure from being smaller, in words, for the rows that miss their aim on some run: by what was measured."""

BOUNDS = {
    "schedule: 5,000 tasks, 10,000 links, dates": "tasks and links are read into the network first; the peer starts from "
    "pairs of numbers",
    "start: first paint": "Qt makes its namespace's enumerations when the first is asked for, 13 ms that a bare window "
    "never spends; then the theme's tokens, three fonts and the style sheet",
    "start: the sample open, libraries ready": "the declarations become dataclasses (40 ms); then the overview's seven "
    "cards and the open points, each made once",
    "memory: the sample open": "SQLAlchemy (22 MB) and NumPy (12 MB), imported ahead so that neither the first edit nor "
    "the forecast waits for them",
    "excel: 20,000 rows × 12": "every cell has a format and every row a height, which the bare peer's have not; the "
    "rest is XlsxWriter itself",
    "weightings: 10,000 of 8 criteria": "a millisecond of draws and one product; which side of the aim is noise",
    "import: 10,000 new rows, read and judged": "calamine reads once, with the archive checked beforehand; the rest is "
    "120,000 cells judged in Python",
    "import: the same list again, compared": "as for new rows, and every one is looked up among those there are",
    "import: read, judged and written in one edit": "on top of reading, 10,000 things are made, checked and stored "
    "durably in one transaction; the peer only reads",
    "gantt: a frame while scrolling 10,000 bars": "the strip that comes into sight is painted by Python, the peer's by C++",
    "map: painted anew with 2,000 people": "every bubble and name once through Python; panning and zooming move what "
    "is painted",
    "10,000 things: slowest screen opened": "the first opening lays everything out: the network's places take the square "
    "of its people, the board fits a line for every use case",
    "10,000 things: slowest screen edited": "the proposals weigh every intervention for each of 166 groups anew",
}
