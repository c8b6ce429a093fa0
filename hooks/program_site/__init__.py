"""The core of the site generator: data and reports in, pages out. It knows no site engine.

Imports go from left to right and downwards only:

    problems, yaml_source, text_file, reading       a mistake; YAML with lines; a text file; a checked record
    languages, fields, statements                   what records are made of
    programs, project, partners, offices, …         one noun per file: its shape
    messages/, wording                              the generator's words; dates, numbers, plurals
    prose, reports/, catalog                        hand-written pages; Activity Reports; everything together
    addresses, world_map, rendering, pages          where a page lies; the map; a record becomes HTML
    prose_links, configuration, loading             links; mkdocs.yml; read, checked, all problems at once
    shell, reports/pages, sitemap, publishing       reports spliced into the theme; what ends up on disk
    schemas, building, __main__, page_templates/    what editors, an engine and the command line ask for; the HTML
"""
