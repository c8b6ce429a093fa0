"""The core of the site generator: data and reports in, pages out. It knows no site engine.

Imports go from left to right and downwards only:

    problems, encodings, possible_days              a mistake; what an encoding, a day may be
    yaml_source, text_file, reading                 YAML with lines; a text file; a checked record
    cache                                           what was expensive and is kept
    languages, fields, statements, originals        what records are made of
    programs, project, partners, offices, …         one noun per file: its shape
    messages/, wording, problem_index               the generator's words; dates, numbers, plurals; all problems
    prose, reports/, catalog, choices               hand-written pages; Activity Reports; everything together; filters
    translations, marking                           which texts are missing or older than their originals
    addresses, world_map, map_labels                where a page lies; the map and the names on it
    tables, exports                                 data as CSV and JSON
    rendering, pages                                a record becomes HTML
    prose_links, configuration, loading             links; mkdocs.yml; read, checked, all problems at once
    linked_data                                     what a page is about, for machines
    shell, reports/pages, feed, search              what is spliced into the theme; outlets beside pages
    reports/list_files                              what narrows the list of reports down in the browser
    sitemap, policy                                 what machines ask for; what a page may load and run
    publishing                                      what ends up on disk
    schemas, issue_templates                        what editors and GitHub ask for
    building, page_templates/                       what an engine asks for; the HTML
    new_site/                                       a repository for another program
    checking, commands/, __main__                   every problem said to people and programs; the command line
"""
