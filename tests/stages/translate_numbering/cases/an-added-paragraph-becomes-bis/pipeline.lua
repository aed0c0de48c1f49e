-- A paragraph that an earlier stage added stands beside the one before it.
local add = stage "add" {
  summary = "adds a paragraph behind paragraph 1",
  edits = { "blocks", "labels" },
  visit = {
    paragraph = function(block, context)
      if block.label and block.label.value == 2 then
        local made = block:add_before("paragraph", "Added.")
        made:set_label { kind = "paragraph", scheme = "decimal", value = 1, after = "." }
      end
    end,
  },
}

return pipeline "case" {
  stage.import { layout = "un-report" },
  add {},
  stage.translate_numbering { insert = "bis" },
  stage.witness {},
}
