"""The view over many units and several years: sources read, counted once, measured, and drawn as one workbook."""
