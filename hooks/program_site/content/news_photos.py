"""The photos of news: files below `docs/`, made into the same sizes as the photos of reports."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from program_site.build.cache import work_folder
from program_site.content.data.news import NewsItem, NewsPhoto
from program_site.content.reports.photos.photos import Photo, ProcessedPhoto, process_photo
from program_site.text.edits import Edit, Remake
from program_site.text.problems import Problem
from program_site.text.yaml_edits import edit_value
from program_site.text.yaml_source import Location, YamlSource

_LOCATED = "R118"


def read_news_photos(
    root: Path, items: Iterable[NewsItem], source: YamlSource | None
) -> tuple[dict[str, Photo], list[Problem]]:
    """Every photo that news name, by its path below `docs/`, and what is wrong with them."""
    photos: dict[str, Photo] = {}
    problems: list[Problem] = []
    wanted = [each for index, item in enumerate(items) for each in _named(index, item)]
    if not source or not wanted:
        return photos, problems
    folder = work_folder(root, "photos")
    for place, named in wanted:
        path = _file(root, named.file)
        if path is None:
            problems.append(_missing(root, named.file, source, place))
        elif named.file not in photos:
            processed = process_photo(root, path, folder)
            problems += _said(processed, path.relative_to(root).as_posix(), source, place)
            if processed.photo:
                photos[named.file] = processed.photo
    return photos, problems


def _named(index: int, item: NewsItem) -> Iterator[tuple[Location, NewsPhoto]]:
    if item.photo:
        yield (index, "photo", "file"), item.photo
    if item.after and item.after.photo:
        yield (index, "after", "photo", "file"), item.after.photo


def _file(root: Path, name: str) -> Path | None:
    """The file itself; None where there is none, or it lies elsewhere."""
    docs = root / "docs"
    path = docs / name
    try:
        inside = ".." not in path.parts and path.is_relative_to(docs)
        return path if inside and path.is_file() else None
    except (OSError, ValueError):  # too long, or with signs no file name may have
        return None


def _missing(root: Path, name: str, source: YamlSource, place: Location) -> Problem:
    """Many write the path from the top of the repository, as everywhere else."""
    shorter = name.removeprefix("docs/")
    edit = edit_value(source, place, shorter) if shorter != name and _file(root, shorter) else None
    values = {"value": f"docs/{name}", "example": "file: assets/news/photo-1.jpg"}
    return Problem("D244", source.path, source.line_of(place), values, edit=edit)


def _said(processed: ProcessedPhoto, name: str, source: YamlSource, place: Location) -> Iterator[Problem]:
    """What keeps a file from being a photo. One that says where it was taken would say so on the site too: `docs/` is
    published as it lies there."""
    if processed.photo is None:
        yield Problem("D246", source.path, source.line_of(place), {"value": name})
    elif any(each.code == _LOCATED for each in processed.problems):
        facts = processed.facts
        edit = Edit((Remake(name, facts["how"]),), name) if facts and facts["how"] == "notes" else None
        yield Problem("D247", source.path, source.line_of(place), {"value": name}, warning=True, edit=edit)
