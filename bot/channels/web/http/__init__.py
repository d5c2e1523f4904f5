"""What all pages in a browser need: nothing here knows applicants or staff."""
