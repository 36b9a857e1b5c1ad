"""A door for agents: runs below given directories, read only, by the Model Context Protocol."""
