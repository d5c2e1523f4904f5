"""The desk in a browser: an inbox of leads, each lead on a page, and what curators look after."""
