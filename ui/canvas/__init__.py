"""Pictures on screen: the report's geometry painted with the theme, and handled by pointer and keys."""
