"""General knowledge as data: parties, offices, forums, reporting verbs, each with its source."""
