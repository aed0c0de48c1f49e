-- SPDX-License-Identifier: MIT
-- Diagnostics import-..., about import: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  modules = { "import" },
  codes = {
    ["import-language"] = { "no such language", [[
The option language of import takes auto or the tag of a language of which
scripts/languages has a file, such as en or fr-CA.]],
    },
    ["import-layout"] = { "a layout that cannot be used", [[
A file of scripts/layouts has a level without a kind, a numeral scheme that does not
exist, or a form without {n}. The head of un-report.lua tells what a layout may hold.]],
    },
  },
}
