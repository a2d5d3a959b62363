"""What a third party needs to check a record without trusting the archive."""
