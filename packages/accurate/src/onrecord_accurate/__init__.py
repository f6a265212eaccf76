"""The accurate model of onrecord; ``onrecord.tag.model.model_folder`` finds it here."""
