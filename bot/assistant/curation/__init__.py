"""What curators do: unanswered questions, drafts, trying out, practice."""
