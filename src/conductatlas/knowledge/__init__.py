"""What the archive knows beside the documents: types, law, agencies, texts. Data files."""
