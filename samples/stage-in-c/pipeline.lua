-- SPDX-License-Identifier: MIT
-- The stage between import and package; the test runs this too.
return pipeline "replace-term" {
  summary = "a document with one term replaced",
  stage.import {},
  stage.replace_term { term = "Secretary General", by = "Secretary-General" },
  stage.package { render = { "source" } },
}
