"""Voting rounds: who may vote, the ballot, the secret, the count and a result anybody can recount."""
