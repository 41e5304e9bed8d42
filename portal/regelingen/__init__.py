"""Regelingen: what holds for whoever asks money, in dated versions, and how much there is."""
