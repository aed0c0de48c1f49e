-- SPDX-License-Identifier: MIT
-- Diagnostics check-..., of checks that are asked for: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  codes = {
    ["check-no-plugin"] = { "nothing of that name can be tried", [[
`check --contract` takes the name of a module, stage or format as `dossier stages` lists them, a
.so file, or a Lua file with a stage. A module that was refused is listed with its reason by
`dossier stages --refused`.]],
    },
  },
}
