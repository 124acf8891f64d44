"""How well Travaux reads: scorers, gold documents and the floors no change may go under."""
