-- SPDX-License-Identifier: MIT
-- The same as visit, as a loop of the script's own.
return stage "walk" {
  summary = "reads every text",
  begin = function(context)
    for block in context:blocks("paragraph") do local text = block.text end
  end,
}
