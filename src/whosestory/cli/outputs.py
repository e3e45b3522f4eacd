"""Writing results: one file a work, whole or not at all, never over another's."""

import os
import webbrowser
from dataclasses import dataclass, field
from pathlib import Path

from whosestory.cli.console import say
from whosestory.cli.inputs import STDIN
from whosestory.errors import OutputError

STDIN_STEM = "standard_input"


@dataclass
class OutFolder:
    """A folder for results, and the names in it that are taken: by this call's results, and by its inputs."""

    path: Path
    _taken: set[str] = field(default_factory=set)
    _inputs: set[Path] = field(default_factory=set)

    @classmethod
    def make(cls, path: Path, files: list[str]) -> "OutFolder":
        """Make the folder, if it isn't there.

        Raises:
            OutputError: it can't be made, or nothing can be written in it.
        """
        try:
            path.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise OutputError(str(path), "this is a file, and a folder is needed", "name another folder") from error
        except (OSError, ValueError) as error:
            raise OutputError(str(path), f"the folder can't be made ({_why(error)})", "name another folder") from error
        if not _may_write(path):
            raise OutputError(str(path), "nothing may be written in this folder", "name another folder")
        return cls(path, _inputs={Path(file).resolve() for file in files if file != STDIN})

    def place(self, file: str) -> tuple[Path, bool]:
        """Where a file's result goes, and whether it had to take another name: `draft-2.json`.

        Names that differ in case alone are one name on many disks, so they are told apart too.
        """
        stem = (STDIN_STEM if file == STDIN else Path(file).stem) or "script"
        name, n = f"{stem}.json", 1
        while name.casefold() in self._taken or (self.path / name).resolve() in self._inputs:
            n += 1
            name = f"{stem}-{n}.json"
        self._taken.add(name.casefold())
        return self.path / name, n > 1


def write_whole(path: Path, data: bytes) -> None:
    """Write a file at once: under another name first, so that nobody ever finds half of it.

    Raises:
        OutputError: it can't be written.
    """
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
        os.replace(part, path)
    except (OSError, ValueError) as error:
        part.unlink(missing_ok=True)
        raise OutputError(str(path), f"can't be written ({_why(error)})", "check the folder and the disk") from error


def write_page(path: Path, html: str, *, open_it: bool) -> None:
    """Write a page, say where, and show it in the browser if asked to.

    Raises:
        OutputError: it can't be written.
    """
    write_whole(path, html.encode("utf-8", "replace"))
    say(f"Written: {path}")
    if open_it:
        webbrowser.open(path.resolve().as_uri())


def write_folder(folder: Path, files: dict[str, bytes], *, force: bool) -> None:
    """Write several files into a folder, which is made if need be: all under other names first, then all at once.

    Raises:
        OutputError: one is there already, and `force` isn't given; or they can't be written.
    """
    OutFolder.make(folder, [])
    for name in files:
        check_free(folder / name, force=force)
    parts = {folder / f".{name}.{os.getpid()}.part": folder / name for name in files}
    try:
        for part, path in parts.items():
            part.write_bytes(files[path.name])
        for part, path in parts.items():
            os.replace(part, path)
    except OSError as error:
        raise OutputError(str(folder), f"can't be written ({_why(error)})", "check the folder and the disk") from error
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def check_free(out: Path, *, force: bool) -> None:
    """See that nothing is there that would be lost.

    Raises:
        OutputError: a file is there, and `force` isn't given; or OUT is a folder.
    """
    if out.is_dir():
        raise OutputError(str(out), "this is a folder, and a file is needed", "name a file in it")
    if os.path.lexists(out) and not force:
        raise OutputError(
            str(out), "there is such a file already, and it stays as it is", "give --force to write over it"
        )


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


def _why(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)
