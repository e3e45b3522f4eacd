"""The commands: one file each, thin wrappers over what the library does. Only here is anything printed."""
