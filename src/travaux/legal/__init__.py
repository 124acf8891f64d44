"""Legal texts: their tree, what their provisions do, their brackets and their versions."""

__all__: list[str] = []
