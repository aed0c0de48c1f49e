-- SPDX-License-Identifier: MIT
-- A document with the registry's line.
return pipeline "received" {
  summary = "a document with the registry's line",
  stage.import { layout = "office" },
  stage.stamp {},
  stage.package {},
}
