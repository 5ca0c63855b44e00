"""Pages served to this computer alone, and kept up to date while somebody looks at them."""
