"""The envelope: what travels between the levels, as content, digest, cover and file."""
