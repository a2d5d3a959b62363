"""Where everything is kept: tables, blobs, the log's leaves. Only `store` writes."""
