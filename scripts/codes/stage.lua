-- SPDX-License-Identifier: MIT
-- Diagnostics stage-..., about stages written in Lua: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  codes = {
    ["stage-error"] = { "a stage refuses the document", [[
A stage written in Lua called context:fail. The document is left out; the others go on.]],
    },
    ["stage-note"] = { "a note of a stage", [[
A stage written in Lua called context:note.]],
    },
    ["stage-warning"] = { "a warning of a stage", [[
A stage written in Lua called context:warn.]],
    },
  },
}
