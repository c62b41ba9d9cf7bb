"""Where the samples are written: tables and sessions that `python -m aiom_workbench.cli.sample_source`
turns into `resources/samples/*/edits.jsonl`. A test holds the files current.
"""
