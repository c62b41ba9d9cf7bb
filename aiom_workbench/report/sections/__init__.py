"""The sections of the roadmap document, a module each: `section(source)` gives it, or None where it has nothing to say."""
