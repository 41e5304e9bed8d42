"""What holds on an agenda: its phases, the life of a point and of a signaal, and the test of what can be done."""
