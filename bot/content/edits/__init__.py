"""What curators change at the desk: entries of content files, and the files with that in them."""
