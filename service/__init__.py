"""The shell: the command jiedui; the server follows."""
