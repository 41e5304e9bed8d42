"""Reading how it stands: the overview per wijk and the report for the council."""
