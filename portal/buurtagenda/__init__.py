"""The agenda of a buurt: what people see and want, what can be done, what is chosen and what becomes of it."""
