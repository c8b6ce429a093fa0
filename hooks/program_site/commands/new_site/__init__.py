"""A working repository for another exchange program, laid out from a dozen answers and from this very checkout.

`files/` mirrors the new repository and is filled in from the answers. `pages/<language>/` are its hand-written pages,
`words/<language>.yml` what stands in its data and guides. In both, `[[ … ]]` and `[% … %]` are filled in at laying out;
`{{ … }}` belongs to the site. A language without a folder or file of its own gets the English words, marked.
"""
