-- SPDX-License-Identifier: MIT
-- Visits a kind of block that the document does not have.
return stage "filter" {
  summary = "sees no block",
  visit = { quote = function(block) local text = block.text end },
}
