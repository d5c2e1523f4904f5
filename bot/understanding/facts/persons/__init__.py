"""Of whom a phrase speaks: whom a company hires, or somebody who is there already."""
