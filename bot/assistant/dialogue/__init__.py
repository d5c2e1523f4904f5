"""What applicants do: each file is one kind of thing that can be said or picked."""
