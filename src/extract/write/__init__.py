"""Claims -> JSON lines, whole files, in an order that depends on nothing but the claims."""
