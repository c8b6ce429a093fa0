"""The files of all photos, of reports and of news, and the pictures that others show beside a link."""

from collections.abc import Iterator

from program_site.build.outputs import Output
from program_site.content.catalog import Catalog
from program_site.site.links import PHOTOS


def photo_files(catalog: Catalog) -> Iterator[Output]:
    of_news = catalog.pictures.values()
    photos = {photo.key: photo for report in catalog.reports for photo in report.photos}
    photos |= {photo.key: photo for photo in of_news}
    for photo in photos.values():
        yield from (Output(f"{PHOTOS}/{name}", file, photo.key) for name, file in photo.files())
    covers = (report.cover(text) for report in catalog.reports for text in report.texts.values())
    for cover in {cover.key: cover for cover in (*covers, *of_news) if cover}.values():
        yield Output(f"{PHOTOS}/{cover.share_name}", cover.share_file, cover.key)


def shared_picture(catalog: Catalog, address: str) -> str | None:
    """The photo of news, for those who show a picture beside a link to the page at an address."""
    named = (each.photos for each in catalog.news if address == f"news/{each.id}/")
    photo = next((catalog.pictures.get(each.file) for photos in named for each in photos), None)
    return f"{PHOTOS}/{photo.share_name}" if photo else None
