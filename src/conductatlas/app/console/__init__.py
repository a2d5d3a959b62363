"""The operator's console: reads every table; actions call the same services as the commands."""
