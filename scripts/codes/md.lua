-- SPDX-License-Identifier: MIT
-- Diagnostics md-..., about Markdown: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  modules = { "format_markdown" },
  codes = {
    ["md-edits-overlap"] = { "two edits of the same bytes", [[
The changes of a document cannot be written into its Markdown file, since two of them
replace the same bytes. This is a fault of a stage or of dossier; please report it.]],
    },
    ["md-lost-place"] = { "the place of a Markdown block cannot be told", [[
The parser reports a block whose bytes were not found in the file. This is a fault of
dossier; please report it with the file.]],
    },
    ["md-stray-edit"] = { "an edit without a place in the file", [[
A change of the document belongs to no text of its Markdown file. This is a fault of a
stage or of dossier; please report it.]],
    },
    ["md-table-too-wide"] = { "a Markdown table has too many columns", [[
Tables are read up to 1,000 columns: every row gets a cell for each of them, so that a
small file could otherwise make millions of cells.]],
    },
    ["md-too-deep"] = { "Markdown nested too deep", [[
Quotes, lists and items are read up to 1,000 levels. No document that people wrote comes
near; look for a damaged file.]],
    },
  },
}
