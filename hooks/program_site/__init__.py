"""The core of the site generator: data and reports in, pages out. It knows no site engine.

From left to right, and imports only go that way:

    problems, yaml_source, text_file, reading   a mistake; YAML with lines; a text file; a checked record
    languages, fields, statements               what records are made of
    project, programs, partners, offices, …     one noun per file: its shape
    prose, reports/                             hand-written pages; Activity Reports
    catalog, loading                            everything together; read, checked, all problems at once
    messages/, wording                          the generator's words; dates, numbers, plurals
    rendering, pages, page_templates/, shell    a record becomes HTML; a report is spliced into a shell
    building, publishing, sitemap               what an engine asks for; what ends up on disk
"""
