"""Claims as people read them in a terminal, a spreadsheet or a text: rows, filters, tables."""
