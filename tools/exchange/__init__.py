"""The exchange against a model of it, in stories of many letters."""
