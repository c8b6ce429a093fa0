"""The core of the site generator: data and reports in, pages out. It knows no site engine outside `engines/`.

Its rooms, from the top to the ground; a room imports only from itself and from those below it:

    __main__       the command line
    commands/      one file per command
    engines/       site engines: what asks the core for a site and puts it on disk
    site/          a site ready to be built: pages, templates, links, feed, search
    load           everything read and checked once
    validation/    checks that look at more than one file; schemas and hints for editors
    intake/        how a report comes in or goes
    tables/        the data in rows and columns: exports, spreadsheets, imports, evaluation
    content/       what the repository holds, typed and frozen; the catalog of it all
    build/         machinery that knows no site: caches, outputs, processes, publishing
    i18n/          text in several languages, and how one language says things
    text/          what people type: files, YAML with its lines, dates, numbers, typos, problems
    messages/      the generator's own words, one file per language
"""
