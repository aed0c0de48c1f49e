-- SPDX-License-Identifier: MIT
-- A scanned report without its footers.
local strip_footers = require "stages.strip-footers"

return pipeline "scanned" {
  summary = "scanned report without page footers",
  stage.import {},
  strip_footers { pattern = "^V%.24%-%d+" },
  stage.package { render = { "source" } },
}
