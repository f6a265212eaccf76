"""Write records: for programs (``wire``), the terminal (``text``) and the browser (``html``)."""
