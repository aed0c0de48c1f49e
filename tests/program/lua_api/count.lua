-- SPDX-License-Identifier: MIT
local count = require "stages.count"
return pipeline "count" {
  summary = "counts over all documents",
  stage.import {},
  count { list = "list.txt" },
  stage.package {},
}
