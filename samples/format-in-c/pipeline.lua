-- SPDX-License-Identifier: MIT
-- Each document as it was, and as a table of its numbers; the test runs this too.
return pipeline "label-table" {
  summary = "documents with a table of their numbers",
  stage.import {},
  stage.package { render = { "source", "label-table" } },
}
