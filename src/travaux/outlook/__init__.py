"""What could follow: stable outcomes, forecasts and packages, from a case."""

__all__: list[str] = []
