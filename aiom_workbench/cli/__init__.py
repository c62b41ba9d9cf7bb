"""The doorstep: the command line. It may reach into every room, importing when needed."""
