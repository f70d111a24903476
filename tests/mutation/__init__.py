"""The mutation check: mistakes editors make, put into valid records; the checker must see each of them."""
