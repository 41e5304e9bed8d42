"""What groups of residents organise: planned, announced, held and looked back on."""
