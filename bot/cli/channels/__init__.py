"""Commands that create an app on a platform, and find out what is wrong with it."""
