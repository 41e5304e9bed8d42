"""What holds for an application: its life, who may do what, its clock, its letters."""
