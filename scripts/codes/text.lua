-- SPDX-License-Identifier: MIT
-- Diagnostics text-..., about plain text: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  modules = { "format_text" },
  codes = {
    ["text-edits-overlap"] = { "two edits of the same bytes", [[
The changes of a document cannot be written into its text file, since two of them replace
the same bytes. This is a fault of a stage or of dossier; please report it.]],
    },
  },
}
