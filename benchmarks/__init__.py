"""How fast Travaux is and how much memory it needs, beside the bare language pipeline."""
