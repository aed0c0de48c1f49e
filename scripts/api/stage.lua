-- What stages in Lua are offered: every field and method, with its type and what it is for.
-- Editor types and manuals are made from these rows, and what is not named here does not exist.
-- A row with `call` is written here; the others in core/lua, on the document itself.

local MAX_DEPTH = 64

-- ---- texts ----

-- "%1" and the like in a replacement, as string.gsub has them.
local function expand(replacement, whole, captures)
  return (replacement:gsub("%%(.?)", function(sign)
    if sign == "0" then return whole end
    if sign == "%" then return "%" end
    local found = captures[tonumber(sign)] or (sign == "1" and #captures == 0 and whole)
    if not found then error("gsub: '%" .. sign .. "' in the replacement stands for nothing", 5) end
    return tostring(found)
  end))
end

local function replacement_of(replacement, whole, captures)
  local kind, made = type(replacement), nil
  if kind == "string" then return expand(replacement, whole, captures) end
  local first = captures[1] or whole
  if kind == "table" then
    made = replacement[first]
  else
    made = replacement(table.unpack(captures, 1, math.max(#captures, 1)))
  end
  if made == nil or made == false then return nil end
  if type(made) ~= "string" and type(made) ~= "number" then
    error("gsub: a replacement is a text, not a " .. type(made), 4)
  end
  return tostring(made)
end

local function gsub(block, pattern, replacement, reason)
  local kind = type(replacement)
  if kind ~= "string" and kind ~= "table" and kind ~= "function" then
    error("gsub: the replacement is a text, a table or a function, not a " .. kind, 3)
  end
  local text, edits, at, ended = block.text, {}, 1, -1
  while at <= #text + 1 do
    local found = table.pack(text:find(pattern, at))
    local first, last = found[1], found[2]
    if not first then break end
    local captures = table.move(found, 3, found.n, 1, {})
    local whole = text:sub(first, last)
    if #captures == 0 then captures[1] = whole end
    local is_new = last >= first or last ~= ended -- nothing is not found again behind a match
    local new = is_new and replacement_of(replacement, whole, captures)
    if new and new ~= whole then edits[#edits + 1] = { first, last, new } end
    ended = last
    if pattern:sub(1, 1) == "^" then break end
    -- After an empty match a whole character is passed over, not a byte of one.
    at = last >= first and last + 1 or (utf8.offset(text, 2, first) or #text + 2)
  end
  if #edits > 0 then block:replace_all(edits, reason) end
  return #edits
end

-- ---- edits that are others in short ----

local function replace(block, first, last, text, reason)
  block:replace_all({ { first, last, text } }, reason)
end

local function set_text(block, text, reason)
  block:replace_all({ { 1, #block.text, text } }, reason)
end

local function add_before(block, kind, text, reason)
  return block.parent:add(kind, text, block, reason)
end

local function add_after(block, kind, text, reason)
  return block.parent:add(kind, text, block.next, reason)
end

local function remove(one, reason)
  one:set(false, reason)
end

-- ---- searching ----

-- Whether a record has the wanted fields; their names are put in order once.
local function matcher(wanted)
  local names = {}
  for name in pairs(wanted) do names[#names + 1] = name end
  return function(one)
    for _, name in ipairs(names) do
      if one[name] ~= wanted[name] then return false end
    end
    return true
  end
end

local function first_block(above, kind, test)
  local wanted = type(test) == "table" and matcher(test) or test
  for block in above:blocks(kind) do
    local found = wanted == nil
    if type(wanted) == "string" then
      found = block.text:find(wanted) ~= nil
    elseif wanted then
      found = wanted(block)
    end
    if found then return block end
  end
  return nil
end

local function all_labels(context, fields)
  local found, is_wanted = {}, fields and matcher(fields)
  for _, label in ipairs(context:every_label()) do
    if not is_wanted or is_wanted(label) then found[#found + 1] = label end
  end
  return found
end

local function of_all_blocks(list)
  return function(context)
    local all = {}
    for block in context:blocks() do
      local some = block[list](block)
      table.move(some, 1, #some, #all + 1, all)
    end
    return all
  end
end

-- ---- facts: plain data, as texts that say the same in every run ----

local function refuse(path, what)
  error("facts hold texts, numbers, true, false and tables of these, not " .. what ..
    (path == "" and "" or " ('" .. path:sub(2) .. "')"), 0)
end

local function encode(value)
  local out = {}
  local function put(one, path, depth)
    local kind = math.type(one) or type(one)
    if kind == "string" then
      out[#out + 1] = string.pack("<c1s4", "s", one)
    elseif kind == "integer" then
      out[#out + 1] = string.pack("<c1i8", "i", one)
    elseif kind == "float" then
      out[#out + 1] = string.pack("<c1d", "f", one)
    elseif kind == "boolean" then
      out[#out + 1] = one and "y" or "n"
    elseif kind ~= "table" then
      refuse(path, kind == "userdata" and "a " .. tostring(one):gsub("^an? ", "") or "a " .. kind)
    else
      if depth > MAX_DEPTH then refuse(path, "tables deeper than 64 or in themselves") end
      out[#out + 1] = "t"
      for key, inner in pairs(one) do
        put(key, path, depth + 1)
        put(inner, path .. "." .. tostring(key), depth + 1)
      end
      out[#out + 1] = "e"
    end
  end
  put(value, "", 0)
  return table.concat(out)
end

-- What is shared by documents cannot be written.
local function freeze(values)
  return setmetatable({}, {
    __index = values,
    __len = function() return #values end,
    __pairs = function() return pairs(values) end,
    __newindex = function(_, name)
      error("this table is read-only ('" .. tostring(name) .. "'); keep values in context.state", 2)
    end,
    __metatable = false,
  })
end

local function decode(text)
  local at, sign = 1, nil
  local function get()
    local value
    sign, at = text:sub(at, at), at + 1
    if sign == "s" then
      value, at = string.unpack("<s4", text, at)
    elseif sign == "i" then
      value, at = string.unpack("<i8", text, at)
    elseif sign == "f" then
      value, at = string.unpack("<d", text, at)
    elseif sign == "y" or sign == "n" then
      value = sign == "y"
    elseif sign == "t" then
      local made = {}
      while true do
        local key = get()
        if sign == "e" then break end
        made[key] = get()
      end
      value, sign = freeze(made), "t"
    end
    return value
  end
  return get()
end

-- ---- the rows ----

local block = "dossier.block"
local reason = "reason?: string"
local about = "about?: dossier.block|dossier.label|dossier.reference|dossier.mention|dossier.mark"

local function list_of(class) return "dossier." .. class .. "[]" end

return {
  summary = "what stages in Lua are offered",
  source = "core/lua",
  licence = "MIT",
  encode = encode,
  decode = decode,
  freeze = freeze,
  classes = {
    block = {
      help = "A paragraph-like unit of the document: heading, paragraph, item, cell, note ...",
      members = {
        { name = "text", type = "string", help = "its text, without the label" },
        { name = "kind", type = "dossier.kind", help = "paragraph, heading, item ..." },
        { name = "level", type = "integer", help = "of a heading, 1 is outermost; of an item, its depth from 0" },
        { name = "marker", type = "string", help = "what the format itself shows before it: \"7.\", \"-\"" },
        { name = "line", type = "integer", help = "of the source, from 1; 0 for one that was added" },
        { name = "is_made", type = "boolean", help = "it has no place in the source" },
        { name = "label", type = "dossier.label?", help = "its number, if it has one" },
        { name = "parent", type = block .. "?", help = "the block it lies in" },
        { name = "first", type = block .. "?", help = "the first block in it" },
        { name = "next", type = block .. "?", help = "the one after it in the same parent" },
        { name = "previous", type = block .. "?", help = "the one before it in the same parent" },
        { name = "children", parameters = "", returns = list_of "block", help = "the blocks directly in it" },
        { name = "blocks", parameters = "kind?: dossier.kind", returns = "fun(): " .. block .. "?", help = "for block in above:blocks(\"item\") do ... end: all below it, in reading order" },
        { name = "find", parameters = "kind?: dossier.kind, test?: string|table|fun(block: " .. block .. "): boolean", returns = block .. "?", help = "the first below it whose text the pattern finds, whose fields are those of the table, or for which the function says so", call = first_block },
        { name = "references", parameters = "", returns = list_of "reference", help = "the references in its text, in order" },
        { name = "mentions", parameters = "", returns = list_of "mention", help = "the mentions in its text, in order" },
        { name = "marks", parameters = "", returns = list_of "mark", help = "emphasis, links, insertions ... in its text, in order" },
        { name = "attribute", parameters = "name: string", returns = "string", help = "an attribute of it; empty when there is none" },
        { name = "set_attribute", parameters = "name: string, text: string, " .. reason, help = "sets one (edits: attributes)" },
        { name = "set_text", parameters = "text: string, " .. reason, help = "replaces all of its text (edits: text)", call = set_text },
        { name = "replace", parameters = "first: integer, last: integer, text: string, " .. reason, help = "replaces a part, positions as string.find gives them (edits: text)", call = replace },
        { name = "replace_all", parameters = "edits: { [1]: integer, [2]: integer, [3]: string }[], " .. reason, help = "replaces many parts at once, in order: { first, last, text } each (edits: text)" },
        { name = "gsub", parameters = "pattern: string, replacement: string|table|function, " .. reason, returns = "integer", help = "string.gsub on its text; gives the number of changes (edits: text)", call = gsub },
        { name = "set_label", parameters = "fields: dossier.label.fields, " .. reason, help = "gives it a label, or changes fields of the one it has (edits: labels)" },
        { name = "add_reference", parameters = "fields: dossier.reference.fields, " .. reason, help = "adds a reference to its text (edits: references)" },
        { name = "add_mention", parameters = "fields: dossier.mention.fields, " .. reason, help = "adds a mention to its text (edits: mentions)" },
        { name = "add_before", parameters = "kind: dossier.kind, text: string, " .. reason, returns = block, help = "adds a block before it (edits: blocks)", call = add_before },
        { name = "add_after", parameters = "kind: dossier.kind, text: string, " .. reason, returns = block, help = "adds a block after it (edits: blocks)", call = add_after },
        { name = "add", parameters = "kind: dossier.kind, text: string, before?: dossier.block, " .. reason, returns = block, help = "adds a block inside it, last or before another (edits: blocks)" },
        { name = "remove", parameters = reason, help = "removes it with all below it (edits: blocks)" },
      },
    },
    label = {
      help = "The number of a block. Its fields are set by label:set { value = 3 }, or block:set_label.",
      members = {
        { name = "kind", type = "string", help = "section, paragraph, item, article, bullet ...", set = true },
        { name = "series", type = "string", help = "the counter it draws from; its kind where nothing else is said", set = true },
        { name = "scheme", type = "string", help = "decimal, upper-roman, lower-alpha, bullet ...", set = true },
        { name = "value", type = "integer|false", help = "its number; false for bullets and dashes", set = true },
        { name = "insert", type = "string", help = "\"bis\", \"ter\", \"a\" after the number", set = true },
        { name = "before", type = "string", help = "what is printed before the number: \"(\"", set = true },
        { name = "after", type = "string", help = "what is printed after it: \")\", \".\"", set = true },
        { name = "printed", type = "string", help = "as it stands; set without it, it is printed from the parts", set = true },
        { name = "typed", type = "string", help = "as the source has it; empty for one that was made" },
        { name = "origin", type = "\"typed\"|\"from-format\"|\"cached\"|\"made\"", help = "who wrote it" },
        { name = "confidence", type = "integer", help = "0 to 1000", set = true },
        { name = "level", type = "integer", help = "its depth among the labels, 1 is outermost" },
        { name = "parent", type = "dossier.label?", help = "the label it stands under", set = true },
        { name = "block", type = block, help = "the block it numbers" },
        { name = "set", parameters = "fields: dossier.label.fields, " .. reason, help = "changes some of its fields (edits: labels)" },
        { name = "remove", parameters = reason, help = "takes it away (edits: labels)", call = remove },
      },
    },
    reference = {
      help = "A place in a text that cites labels: \"paragraph 7 above\".",
      members = {
        { name = "text", type = "string", help = "the citing words" },
        { name = "kind", type = "string", help = "of the labels it cites", set = true },
        { name = "state", type = "\"resolved\"|\"external\"|\"dangling\"|\"ambiguous\"", help = "what became of it", set = true },
        { name = "targets", type = "dossier.target[]", help = "what it cites, step by step", set = true },
        { name = "first", type = "integer", help = "where it begins in the block's text", set = true },
        { name = "last", type = "integer", help = "where it ends", set = true },
        { name = "block", type = block, help = "the block it stands in" },
        { name = "set", parameters = "fields: dossier.reference.fields, " .. reason, help = "changes some of its fields (edits: references)" },
        { name = "remove", parameters = reason, help = "takes it away; the text stays (edits: references)", call = remove },
      },
    },
    target = {
      help = "One step of a reference: the \"1\" or the \"(b)\" of \"item 1 (b)\". A plain table.",
      members = {
        { name = "label", type = "dossier.label?", help = "what it cites; nil when it was not found", set = true },
        { name = "role", type = "\"single\"|\"first\"|\"last\"|\"between\"|\"path\"", help = "alone, the ends of a range or between them, an outer step", set = true },
        { name = "first", type = "integer", help = "where it begins in the block's text", set = true },
        { name = "last", type = "integer", help = "where it ends", set = true },
      },
    },
    mention = {
      help = "A place in a text that names somebody or something.",
      members = {
        { name = "text", type = "string", help = "the naming words" },
        { name = "type", type = "string", help = "person, organisation, state, place, date, code ...", set = true },
        { name = "decision", type = "\"keep\"|\"mask\"|\"review\"", help = "what is to become of it", set = true },
        { name = "entity", type = "string", help = "the same for all mentions of an entity", set = true },
        { name = "rule", type = "string", help = "what found it", set = true },
        { name = "confidence", type = "integer", help = "0 to 1000", set = true },
        { name = "first", type = "integer", help = "where it begins in the block's text", set = true },
        { name = "last", type = "integer", help = "where it ends", set = true },
        { name = "block", type = block, help = "the block it stands in" },
        { name = "set", parameters = "fields: dossier.mention.fields, " .. reason, help = "changes some of its fields (edits: mentions)" },
        { name = "remove", parameters = reason, help = "takes it away; the text stays (edits: mentions)", call = remove },
      },
    },
    mark = {
      help = "A range of a text with a form or a meaning: emphasis, a link, an insertion.",
      members = {
        { name = "text", type = "string", help = "the text there" },
        { name = "kind", type = "string", help = "emphasis, strong, link, note-mark, insertion ..." },
        { name = "value", type = "string", help = "a link's target, a language, an author" },
        { name = "first", type = "integer", help = "where it begins in the block's text" },
        { name = "last", type = "integer", help = "where it ends" },
        { name = "block", type = block, help = "the block it stands in" },
        { name = "set_value", parameters = "value: string, " .. reason, help = "sets the link's target and the like (edits: text)" },
      },
    },
    context = {
      help = "What every function of a stage gets: options, reports, the document as a whole.",
      members = {
        { name = "options", type = "table", help = "the stage's options as the pipeline sets them, read-only" },
        { name = "state", type = "table", help = "empty for each document; yours" },
        { name = "settled", type = "any", help = "what settle returned, read-only; nil without it" },
        { name = "name", type = "string", help = "the document's name" },
        { name = "root", type = block, help = "the block that all others lie in" },
        { name = "blocks", parameters = "kind?: dossier.kind", returns = "fun(): " .. block .. "?", help = "for block in context:blocks() do ... end: all, in reading order" },
        { name = "find", parameters = "kind?: dossier.kind, test?: string|table|fun(block: " .. block .. "): boolean", returns = block .. "?", help = "as block:find, in the whole document", call = first_block },
        { name = "labels", parameters = "fields?: table", returns = list_of "label", help = "all, in reading order, or those with these fields: { kind = \"paragraph\", value = 7 }", call = all_labels },
        { name = "every_label", parameters = "", returns = list_of "label", help = "all, in reading order" },
        { name = "references", parameters = "", returns = list_of "reference", help = "of all blocks", call = of_all_blocks "references" },
        { name = "mentions", parameters = "", returns = list_of "mention", help = "of all blocks", call = of_all_blocks "mentions" },
        { name = "attribute", parameters = "name: string", returns = "string", help = "an attribute of the document: language, symbol, title ...; empty when there is none" },
        { name = "set_attribute", parameters = "name: string, text: string, " .. reason, help = "sets one (edits: attributes)" },
        { name = "note", parameters = about .. ", message: string, ...", help = "reports at the place of what it is about; the rest is put in as string.format does" },
        { name = "warn", parameters = about .. ", message: string, ...", help = "the same as a warning" },
        { name = "fail", parameters = about .. ", message: string, ...", help = "the same as an error, which ends the document" },
      },
    },
  },
}
