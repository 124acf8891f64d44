"""The numbered migrations of a record's tables, run by Alembic from inside the package."""
