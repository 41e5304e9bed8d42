"""What holds for regelingen: their parameters, the check, distribution and the ledger."""
