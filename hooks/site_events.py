"""The events of MkDocs: what the core's file for this engine exports, and nothing else, as MkDocs registers every `on_*`."""

from program_site.engines.mkdocs import *  # noqa: F403
