"""The sources of the templates: each module draws one document with its fields, in WordprocessingML."""
