"""The core of the site generator: data and reports in, pages out. It knows no site engine.

Imports go from left to right and downwards only:

    problems, encodings                             a mistake; what an encoding may be
    possible_days, possible_numbers                 what a day, a number may be
    yaml_source, text_file, reading                 YAML with lines; a text file; a checked record
    cache, store                                    what was expensive and is kept
    outputs, processes, progress                    files of the site and how they are made; work side by side
    languages, fields, statements, originals        what records are made of
    data_texts, data_marks                          which texts of the data are translations; which are known to agree
    programs, project, partners, offices, …         one noun per file: its shape
    messages/, wording, problem_index               the generator's words; dates, numbers, plurals; all problems
    prose, reports/, catalog, choices               hand-written pages; Activity Reports; everything together; filters
    translations, marking                           which texts are missing or older than their originals
    addresses, world_map, map_labels                where a page lies; the map and the names on it
    tables, csvw, exports                           data as CSV and JSON, and what describes them
    spreadsheets/                                   workbooks and CSV that staff fill in and take away
    importing/                                      from a filled-in sheet to a data file
    evaluation/                                     what an evaluation asks for, as of a day
    templates, rendering, pages                     a record becomes HTML
    prose_links, configuration                      links; mkdocs.yml
    data_lines, indentation, data_slips             slips of typing in data files
    naming, missing_ids                             ids by their names; ids that are gone
    data_files                                      which there are, and how they are read
    passages, spelling                              texts of pages and data; their names, terms and quotes
    loading                                         read, checked, all problems at once
    linked_data                                     what a page is about, for machines
    shell, reports/pages, feed, search              what is spliced into the theme; outlets beside pages
    reports/list_files                              what narrows the list of reports down in the browser
    sitemap, policy                                 what machines ask for; what a page may load and run
    published, inputs, publishing                   what lies on disk, and a site is made from; what ends up there
    hints, schemas, issue_templates                 what editors and GitHub ask for
    building, frames, page_templates/               what an engine asks for; pages kept by a preview; the HTML
    watching                                        what tells a preview of changes
    new_site/                                       a repository for another program
    checking, commands/, __main__                   every problem said to people and programs; the command line
"""
