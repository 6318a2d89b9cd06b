"""The outside in, reports out: what lies on a disk, as bytes with what is known about them."""
