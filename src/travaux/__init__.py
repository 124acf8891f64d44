"""Travaux: from the reporting on a negotiation to the negotiation itself."""
