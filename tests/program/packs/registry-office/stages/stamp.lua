-- SPDX-License-Identifier: MIT
-- Puts the registry's line on top.
local words = require "lib.words"

return stage "stamp" {
  summary = "puts the registry's line on top",
  edits = "blocks",
  options = { line = { default = words.line, help = "the line" } },
  finish = function(context)
    local first = context:find "paragraph" or context:find "heading"
    first:add_before("paragraph", context.options.line .. ", " .. words.place())
  end,
}
