"""Wijken: gemeente, stadsdeel, wijk, buurt and werkgebied, with their figures."""
