"""The framework that the product carries: content packs, read from resources."""
