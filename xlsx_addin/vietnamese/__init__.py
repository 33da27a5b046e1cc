"""Vietnamese text, numbers and dates: how they are normalised, compared, recognised and written."""
