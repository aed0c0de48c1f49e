-- SPDX-License-Identifier: MIT
-- Labels renumbered without gaps, references following; nothing else changes.
return pipeline "renumber" {
  summary = "labels without gaps, references following",

  stage.import {},
  stage.translate_numbering { renumber = "close-gaps" },
  stage.package { render = { "source" } },
}
