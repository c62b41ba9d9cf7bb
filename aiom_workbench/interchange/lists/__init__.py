"""Lists that people bring: spreadsheets and delimited text, read step by step into the plan."""
