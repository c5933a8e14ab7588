"""The sections of the Calibration page: a sentence, a chart, its text twin and the rows behind, each of one thing."""
