"""The end of the money: the account of the recipient, the final amount, and what is paid back."""
