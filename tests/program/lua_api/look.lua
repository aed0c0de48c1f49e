-- SPDX-License-Identifier: MIT
local look = require "stages.look"
return pipeline "look" {
  summary = "a stage that looks at everything",
  stage.import { layout = "un-report" },
  look { rows = { { from = "a" }, { from = "b", n = 5 } } },
  stage.package {},
}
