"""Our pages as tabs of a program that vouches for whoever looks at them."""
