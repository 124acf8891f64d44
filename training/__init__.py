"""Making the trained readers of Travaux from data; no part of the package."""
