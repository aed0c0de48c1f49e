-- SPDX-License-Identifier: MIT
-- Every document as it is, in one bundle.
return pipeline "copy" {
  summary = "every document as it is",

  stage.import {},
  stage.package { render = { "source" } },
}
