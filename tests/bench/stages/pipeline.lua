-- SPDX-License-Identifier: MIT
local visit, filter, walk = require "visit", require "filter", require "walk"

return pipeline "stages" {
  summary = "what a stage in Lua costs",
  stage.make {},
  stage.clock { name = "a stage, visiting nothing" },
  filter {},
  stage.clock { name = "blocks filtered out" },
  visit {},
  stage.clock { name = "blocks visited, text read" },
  walk {},
  stage.clock { name = "blocks walked in Lua, text read" },
  stage.finish {},
}
