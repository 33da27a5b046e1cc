"""The appraisal against a second reading of the specification, on random workbooks."""
