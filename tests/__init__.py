"""The tests; a package, because OpenRLHF installs one of that name, which would hide a folder without this file."""
