"""The model for nearest statements; ``onrecord.find.embedder.embedder_folder`` finds it here."""
