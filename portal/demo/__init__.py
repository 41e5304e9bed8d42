"""The demo village: made-up residents and plans in real neighbourhoods, lived through the real actions."""
