"""The project file: one SQLite database, reached through SQLAlchemy Core."""
