"""What pygame shows: each screen takes events and returns the next screen."""
