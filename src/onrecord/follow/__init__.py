"""Follow a quotation across documents: which passages in marks are the same utterance's."""
