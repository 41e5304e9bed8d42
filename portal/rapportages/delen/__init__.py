"""The parts of a report, each made of rows that were counted; plain values only."""
