-- What pipelines and the modules beside them are offered, besides the stages; the words for what
-- stages in Lua get stand in stage.lua.  Editor types and `dossier explain` are made from these
-- rows; tests/author compares them with core/lua.
local fields = "dossier.pipeline"

return {
  summary = "what pipelines are offered",
  source = "core/lua",
  licence = "MIT",
  globals = {
    { name = "pipeline", parameters = "name: string", returns = "fun(fields: " .. fields .. "): dossier.pipeline.made", help = "begins a pipeline: return pipeline \"name\" { ... }" },
    { name = "profile", parameters = "name: string", returns = "fun(overrides: table<string, table>): dossier.profile.made", help = "a named set of overrides inside a pipeline: profile \"draft\" { anonymise = { policy = \"persons\" } }; taken by --profile" },
    { name = "read", parameters = "file: string", returns = "string", help = "the text of a file beside the script" },
  },
  kinds = {
    "document", "section", "heading", "paragraph", "list", "item", "quote", "table", "row", "cell",
    "code", "rule", "figure", "caption", "note", "comment", "box", "meta", "raw",
  },
  classes = {
    pipeline = {
      help = "What stands in the braces of a pipeline: these fields, then stages and profiles in their order.",
      members = {
        { name = "summary", type = "string", help = "what it makes, in half a sentence", optional = true },
        { name = "order", type = "\"sorted\"|\"given\"", help = "inputs by name, or as on the command line; sorted without it", optional = true },
        { name = "[integer]", type = "dossier.step|dossier.profile.made", help = "stage.NAME { OPTION = VALUE } or profile \"NAME\" { ... }" },
      },
    },
    definition = {
      help = "What stands in the braces of a stage in Lua: return stage \"name\" { ... }.",
      members = {
        { name = "summary", type = "string", help = "what it does, in half a sentence" },
        { name = "version", type = "string", help = "its version", optional = true },
        { name = "licence", type = "string", help = "an SPDX expression", optional = true },
        { name = "edits", type = "dossier.edit|dossier.edit[]", help = "what it may change; every other edit is refused", optional = true },
        { name = "options", type = "table<string, dossier.option>", help = "what a pipeline may set: name = { type, default, help }", optional = true },
        { name = "visit", type = "table<dossier.kind, fun(block: dossier.block, context: dossier.context)>", help = "a function for each kind of block, called in reading order", optional = true },
        { name = "begin", type = "fun(context: dossier.context)", help = "called before the blocks of a document", optional = true },
        { name = "finish", type = "fun(context: dossier.context)", help = "called after the blocks of a document", optional = true },
        { name = "open", type = "fun(context: dossier.context)", help = "called once, before the first document; may read files", optional = true },
        { name = "survey", type = "fun(context: dossier.context): any", help = "gives the facts of a document; all documents are surveyed before the first is edited", optional = true },
        { name = "settle", type = "fun(facts: table, context: dossier.context): any", help = "makes one value of the facts of all documents: context.settled", optional = true },
      },
    },
    option = {
      help = "One option of a stage in Lua.",
      members = {
        { name = "help", type = "string", help = "one sentence" },
        { name = "type", type = "\"text\"|\"int\"|\"bool\"|\"choice\"|\"path\"|\"list\"|\"value\"|\"table\"|\"tables\"", help = "what a pipeline writes there; text without it", optional = true },
        { name = "default", type = "any", help = "what holds when nothing is written", optional = true },
        { name = "choices", type = "string[]", help = "of a choice", optional = true },
        { name = "least", type = "integer", help = "of an int", optional = true },
        { name = "most", type = "integer", help = "of an int", optional = true },
        { name = "options", type = "table<string, dossier.option>", help = "of a table, or of each of some tables", optional = true },
      },
    },
  },
}
