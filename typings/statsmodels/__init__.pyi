"""What of statsmodels the tests hold their own figures against."""
