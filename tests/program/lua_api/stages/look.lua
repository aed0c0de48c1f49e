-- SPDX-License-Identifier: MIT
-- Looks at everything that report.md holds; what is wrong ends the document with its line.
local function same(got, wanted)
  if got ~= wanted then error(("got %s, wanted %s"):format(got, wanted), 2) end
end

local function names(list, field)
  local all = {}
  for i, one in ipairs(list) do all[i] = tostring(one[field]) end
  return table.concat(all, "|")
end

local function raises(text, body, ...)
  local ok, why = pcall(body, ...)
  if ok then error("no error, wanted: " .. text, 2) end
  if not why:find(text, 1, true) then error(("%q lacks %q"):format(why, text), 2) end
end

local function look_at_blocks(context)
  local kinds = {}
  for block in context:blocks() do kinds[#kinds + 1] = block.kind end
  same(table.concat(kinds, " "), "document heading heading list item item raw paragraph paragraph meta")
  same(context.root.kind, "document")
  same(context.root.parent, nil)
  local heading = context:find("heading", { level = 2 }) or context:find("heading", "Opening")
  same(heading.text, "Opening")
  same(heading.line, 3)
  same(heading.previous.text, "Report")
  same(heading.previous.next, heading)
  same(heading.next.kind, "list")
  same(heading.next.first.kind, "item")
  same(heading.next.first.parent, heading.next)
  same(#heading.next:children(), 2)
  same(heading.next.first.marker, "1.")
  same(context:find("quote"), nil)
  same(context:find(nil, function(block) return block.line == 9 end).text, "First;")
  local seen = { [heading] = "kept" }
  same(seen[context:find("heading", "Opening")], "kept")
  same(tostring(heading), "a block")
  for item in heading.next:blocks("item") do same(item.parent, heading.next) end
end

local function look_at_labels(context)
  same(names(context:labels(), "printed"), "I.|1.|2.|(a)|(b)")
  same(names(context:labels { kind = "paragraph" }, "value"), "1|2")
  local label = context:labels { kind = "paragraph", value = 2 }[1]
  same(label.scheme, "decimal")
  same(label.after, ".")
  same(label.origin, "typed")
  same(label.typed, "2.")
  same(label.parent.printed, "I.")
  same(label.block.label, label)
  same(label.level, 2)
end

local function look_at_places(context)
  local item = context:find("item", "Working Group")
  local references = item:references()
  same(names(references, "text"), "paragraph 2|item 1 (b)")
  same(names(references, "state"), "resolved|external")
  same(references[1].targets[1].label.printed, "2.")
  same(references[1].targets[1].role, "single")
  same(item.text:sub(references[1].first, references[1].last), "paragraph 2")
  same(#context:references(), 3)
  local marks = item.next:marks()
  same(names(marks, "kind"), "strong|link")
  same(marks[2].value, "http://example.org/x")
  same(marks[2].text, "a link")
  same(#context:mentions(), 0)
end

local function edit(context)
  local item = context:find("item", "Smith")
  same(item:gsub("(%a+) (%a+)", "%2 %1"), 3)
  same(item.text, "Mr. Smith John spoke. and Strong link a — é.")
  same(item:gsub("[^%w]*—", ""), 1)
  same(item:gsub("^Mr", { Mr = "Mrs" }), 1)
  same(item:gsub("nothing", "%0"), 0)
  -- It does what string.gsub does, except that an unchanged match is no change.
  for _, case in ipairs {
    { "%w*", "x" }, { "%a+", "<%0>" }, { "(%a)(%a)", "%2%1" }, { "x*", "-" }, { "^%a", "A" },
    { "%s+$", "" }, { "()", "%1" }, { "%f[%a]%a+", string.upper }, { ".-", "" }, { "o", { o = "0" } },
  } do
    local block = item:add_after("paragraph", "one two, three  ")
    local wanted = block.text:gsub(case[1], case[2])
    block:gsub(case[1], case[2])
    same(block.text, wanted)
    block:remove()
  end
  item:replace(1, 4, "Ms.", "a test")
  item:set_text("Ms. Smith spoke.")
  same(item.text, "Ms. Smith spoke.")
  item:add_mention { first = 1, last = 9, type = "person", decision = "mask", entity = "p1" }
  local mention = item:mentions()[1]
  same(mention.text .. mention.type .. mention.decision, "Ms. Smithpersonmask")
  mention:set { decision = "keep" }
  same(mention.decision, "keep")
  mention:remove()
  same(#item:mentions(), 0)
  raises("this mention was removed", function() return mention.text end)
  item.label:set { value = 7 }
  same(item.label.printed, "7.")
  item:add_reference { first = 5, last = 9, kind = "paragraph", state = "resolved",
    targets = { { label = item.label, first = 5, last = 9 } } }
  same(item:references()[1].targets[1].label.value, 7)
  item:references()[1]:remove()
  same(#item:references(), 0)
  local made = item:add_after("paragraph", "Made here.")
  same(item.next, made)
  same(made.is_made, true)
  same(made.line, 0)
  made:set_label { kind = "paragraph", scheme = "decimal", value = 8, after = "." }
  same(made.label.printed, "8.")
  local label = made.label
  label:remove()
  same(made.label, nil)
  raises("this label was removed", function() return label.value end)
  local inner = made:add("paragraph", "Inside.")
  made:remove()
  raises("this block was removed", function() return inner.text end)
  context:set_attribute("status", "seen")
  same(context:attribute("status"), "seen")
  same(context:attribute("nothing"), "")
end

local function go_wrong(context)
  local item = context:find "item"
  raises("did you mean 'text'", function() return item.txt end)
  raises("did you mean 'remove'", function() item:remov() end)
  raises("not assigned", function() item.text = "x" end)
  raises("did you mean 'label'", function() item.lable = 1 end)
  raises("did you mean 'state'", function() return context.stat end)
  raises("keep values in context.state", function() context.options = {} end)
  raises("did you mean 'rows'", function() return context.options.row end)
  raises("set in the pipeline", function() context.options.name = "x" end)
  raises("read-only", function() context.options.rows[1].from = "x" end)
  raises("read-only", function() rawset(context.options.rows, 1, "x") end)
  raises("cannot be changed", function() string.trim = function() end end)
  raises("outside the text", function() item:replace(1, 9999, "x") end)
  raises("did you mean 'paragraph'", function() item:add("paragaph", "x") end)
  raises("did you mean 'scheme'", function() item:set_label { schema = "decimal" } end)
  raises("'value' takes a whole number or false, not a text", function() item:set_label { value = "3" } end)
  raises("'parent' takes a label or false, not a block", function() item:set_label { parent = item } end)
  raises("did you mean 'mask'", function() item:add_mention { decision = "masc" } end)
  raises("a block is wanted here, not a text", function() item.remove("x") end)
  raises("refused", function() item:set_label { scheme = "no-such-scheme", value = 3 } end)
  raises("has not been read before", function() read "other.txt" end)
end

return stage "look" {
  summary = "looks at everything",
  edits = { "text", "labels", "references", "mentions", "blocks", "attributes" },
  options = {
    name = { default = "x", help = "a name" },
    rows = {
      type = "tables",
      help = "rows",
      options = {
        from = { help = "a text" },
        n = { type = "int", least = 1, most = 5, default = 3, help = "a number" },
      },
    },
  },
  begin = function(context)
    same(context.name, "report.md")
    same(context.settled, nil)
    same(context.options.rows[1].n, 3)
    same(context.options.rows[2].from, "b")
    same(#context.options.rows, 2)
    look_at_blocks(context)
    look_at_labels(context)
    look_at_places(context)
    go_wrong(context)
    edit(context)
    context.state.ran = true
  end,
  finish = function(context)
    same(context.state.ran, true)
    context:note(context:find "item", "%s of %d", "looked", 1)
  end,
}
