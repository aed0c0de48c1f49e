-- SPDX-License-Identifier: MIT
-- Facts of all documents, and files beside the pipeline.
local words = read "words.txt"

return stage "count" {
  summary = "writes how many there are in all",
  edits = "text",
  options = { list = { type = "path", help = "a file that open reads" } },
  open = function(context)
    context:note("the list says %s", read(context.options.list))
  end,
  survey = function(context)
    if context.name:find("none") then return nil end
    return { name = context.name, count = #context:labels(), half = 0.5, deep = { { yes = true } } }
  end,
  settle = function(facts, context)
    local names, total = {}, 0
    for i, one in ipairs(facts) do
      names[i], total = one.name, total + one.count
      assert(one.half == 0.5 and one.deep[1].yes == true)
    end
    return { names = table.concat(names, ", "), total = total }
  end,
  begin = function(context)
    local first = context:find "paragraph" or context:find "item"
    first:set_text(("%d in %s; %s; %s."):format(context.settled.total, context.settled.names,
      words, read(context.options.list)))
  end,
}
