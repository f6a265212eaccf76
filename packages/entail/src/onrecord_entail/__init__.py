"""The model for indirect statements; ``onrecord.entail.reader_folder`` finds it here."""
