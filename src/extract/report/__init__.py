"""Claims -> what people work with: tables, a page to read, other tools' formats."""
