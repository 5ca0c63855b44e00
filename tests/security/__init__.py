"""What a technician may ask of a program: known holes of its parts, and the list of them."""
