"""What the documents say, as data: plain values that writers lay out. No Qt, no Word, no Excel."""
