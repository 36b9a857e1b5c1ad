"""`python -m rldk` is the command `rldk`."""

from rldk.cli.main import app

if __name__ == "__main__":
    app()
