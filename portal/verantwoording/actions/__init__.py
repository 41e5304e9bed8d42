"""What happens at the end of a grant: it is accounted for, settled, and what is due either way is paid."""
