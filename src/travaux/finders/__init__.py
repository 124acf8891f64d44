"""Finders: one module per kind of finding, blind to storage and to other documents."""
