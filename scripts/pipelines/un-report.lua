-- SPDX-License-Identifier: MIT
-- A report of a United Nations body: persons masked, labels as they are.
-- Labels as in the French version: --set translate-numbering.to=fr
return pipeline "un-report" {
  summary = "UN report to a bundle that can be handed out",

  stage.import { layout = "un-report" },
  stage.translate_numbering {},
  stage.anonymise { policy = "persons" },
  stage.package { render = { "source", "html" } },
}
