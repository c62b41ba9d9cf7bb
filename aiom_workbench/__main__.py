"""Starting the workbench: `aiom-workbench`, or `python -m aiom_workbench`."""

import sys

from aiom_workbench.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
