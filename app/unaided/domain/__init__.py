"""The rules: values in, values out; no clock, chance, disk or screen."""
