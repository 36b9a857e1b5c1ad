from __future__ import annotations

import pytest

from rldk import errors, text


def test_every_error_is_an_rldk_error_and_its_builtin() -> None:
    builtins = {
        errors.EventValidationError: ValueError,
        errors.RunIdError: ValueError,
        errors.UnknownNameError: ValueError,
        errors.CursorError: ValueError,
        errors.RulesError: ValueError,
        errors.DestinationError: ValueError,
        errors.LogNotFoundError: FileNotFoundError,
        errors.CheckpointNotFoundError: FileNotFoundError,
        errors.LogChangedError: RuntimeError,
        errors.WorkerDiedError: RuntimeError,
        errors.QueryError: ValueError,
        errors.AddressError: OSError,
        errors.RemoteError: OSError,
        errors.MirrorError: RuntimeError,
        errors.IngestError: RuntimeError,
        errors.BadLineError: RuntimeError,
        errors.MissingExtraError: ImportError,
        errors.UnsupportedVersionError: ImportError,
    }
    found = {e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.RldkError)}
    assert found == {errors.RldkError, *builtins}
    for error, builtin in builtins.items():
        assert issubclass(error, builtin)
        assert error.__name__ in errors.__doc__


def test_a_missing_extra_names_the_command() -> None:
    assert 'pip install "rldk[parquet]"' in str(errors.MissingExtraError("pyarrow", "parquet"))


@pytest.mark.parametrize(
    ("key", "path"),
    [("loss", "$.loss"), ("rewards/x", '$["rewards/x"]'), ('a"b', '$["a\\"b"]'), ("\x1b[31m", '$["\\u001b[31m"]')],
)
def test_paths_quote_what_is_no_identifier(key: str, path: str) -> None:
    assert text.member("$", key) == path


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("x", '"x"'),
        ("y" * 200, '"' + "y" * 79 + "..."),
        (None, "null"),
        (True, "true"),
        ({}, "an object"),
        ([], "an array"),
    ],
)
def test_values_are_shown_briefly(value: object, shown: str) -> None:
    assert text.brief(value) == shown


def test_a_huge_integer_is_shown_briefly() -> None:
    assert text.brief(10**5000) == "an integer of more than 77 digits"
