-- SPDX-License-Identifier: MIT
-- Reads the text of every paragraph.
return stage "visit" {
  summary = "reads every text",
  visit = { paragraph = function(block) local text = block.text end },
}
