"""The counter and the desk as tabs, in a page that does what Teams does around them."""
