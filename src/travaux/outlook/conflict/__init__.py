"""Conflict models: which outcomes hold, given what each party can do and wants."""
