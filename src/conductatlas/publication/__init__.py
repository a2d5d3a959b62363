"""What the outside may see: frozen records, cut to the plan, and the filters of every list."""
