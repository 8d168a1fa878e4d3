"""Doc -> relations: grammatical roles undone of voice, control and coordination; rules matched on them."""
