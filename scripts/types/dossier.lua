---@meta
-- SPDX-License-Identifier: MIT
-- Definitions for editors, written by `dossier types`; not to be edited.
-- Longer than 500 lines: one file is what an editor's settings name.

---@alias dossier.languages string
---|"ar"
---|"de"
---|"en"
---|"es"
---|"fr"
---|"ru"
---|"zh"

---@alias dossier.layouts string
---|"auto"
---|"contract"
---|"eu-act"
---|"judgment"
---|"statute"
---|"treaty"
---|"un-report"
---|"un-resolution"

---@alias dossier.policies string
---|"persons"

---@alias dossier.schemes string
---|"decimal"
---|"upper-roman"
---|"lower-roman"
---|"upper-alpha"
---|"lower-alpha"
---|"upper-alpha-repeat"
---|"lower-alpha-repeat"
---|"arabic-abjad"
---|"arabic-abjad-un"
---|"arabic-alpha"
---|"arabic-indic"
---|"arabic-letter-names"
---|"arabic-ordinal-adverb"
---|"arabic-ordinal-adverb-tanwin"
---|"arabic-ordinal-feminine"
---|"arabic-ordinal-feminine-oblique"
---|"arabic-ordinal-masculine"
---|"arabic-ordinal-masculine-oblique"
---|"circled-decimal"
---|"cjk-circled"
---|"cjk-decimal"
---|"cjk-earthly-branch"
---|"cjk-heavenly-stem"
---|"cjk-ideographic"
---|"cjk-parenthesised"
---|"devanagari"
---|"english-ordinal"
---|"french-ordinal-feminine"
---|"french-ordinal-masculine"
---|"fullstop-decimal"
---|"fullwidth"
---|"german-ordinal-masculine"
---|"german-ordinal-neuter"
---|"hebrew"
---|"lower-alpha-double"
---|"lower-greek"
---|"lower-russian"
---|"lower-russian-full"
---|"lower-russian-gost"
---|"lower-russian-word"
---|"parenthesised-decimal"
---|"persian"
---|"russian-ordinal-feminine"
---|"russian-ordinal-feminine-accusative"
---|"russian-ordinal-feminine-oblique"
---|"russian-ordinal-masculine"
---|"russian-ordinal-masculine-genitive"
---|"russian-ordinal-masculine-prepositional"
---|"spanish-ordinal-feminine"
---|"spanish-ordinal-masculine"
---|"superscript"
---|"thai"
---|"thai-alpha"
---|"upper-russian"
---|"upper-russian-full"
---|"upper-russian-gost"
---|"upper-russian-word"

---@alias dossier.renditions string
---|"source"
---|"html"
---|"inspect"
---|"inspect-json"

---@alias dossier.formats string
---|"markdown"
---|"text"

---@alias dossier.lists string
---|"bodies"
---|"given-names"
---|"places"
---|"states"
---|"titles-de"
---|"titles-en"
---|"titles-es"
---|"titles-fr"
---|"titles-pt"
---|"titles-ru"
---|"words"

---@alias dossier.kind
---|"document"
---|"section"
---|"heading"
---|"paragraph"
---|"list"
---|"item"
---|"quote"
---|"table"
---|"row"
---|"cell"
---|"code"
---|"rule"
---|"figure"
---|"caption"
---|"note"
---|"comment"
---|"box"
---|"meta"
---|"raw"

---@alias dossier.edit
---|"text"
---|"labels"
---|"references"
---|"mentions"
---|"blocks"
---|"attributes"

---What stage.NAME { ... } gives: a step of a pipeline.
---@class dossier.step

---What pipeline "NAME" { ... } gives.
---@class dossier.pipeline.made

---What profile "NAME" { ... } gives.
---@class dossier.profile.made

---The stages there are; called with a name, the beginning of one in Lua.
---@class dossier.stages
---@overload fun(name: string): fun(definition: dossier.definition): (fun(options?: table): dossier.step)
stage = {}

---finds persons and says what the policy would do; changes no text.
---@class dossier.stage.detect
---What is kept, masked or left to review: the name of a file in policies/; default: persons.
---@field policy? dossier.policies
---Names to mask wherever they stand: a list of texts, or the path of a CSV file.
---@field protect? string|string[]
---Texts that no rule may mask: a list of texts, or the path of a CSV file.
---@field keep? string|string[]
---How a pseudonym is told apart: a number in order of appearance, or with --key a token that agrees across runs; default: number.
---@field pseudonym? "number"
---Language of the documents, for titles that only it has; found by import when empty.
---@field language? dossier.languages

---The stage detect: finds persons and says what the policy would do; changes no text.
---@param options? dossier.stage.detect
---@return dossier.step
function stage.detect(options) end

---replaces persons by pseudonyms, as the policy says.
---@class dossier.stage.anonymise
---What is kept, masked or left to review: the name of a file in policies/; default: persons.
---@field policy? dossier.policies
---Names to mask wherever they stand: a list of texts, or the path of a CSV file.
---@field protect? string|string[]
---Texts that no rule may mask: a list of texts, or the path of a CSV file.
---@field keep? string|string[]
---How a pseudonym is told apart: a number in order of appearance, or with --key a token that agrees across runs; default: number.
---@field pseudonym? "number"
---Language of the documents, for titles that only it has; found by import when empty.
---@field language? dossier.languages

---The stage anonymise: replaces persons by pseudonyms, as the policy says.
---@param options? dossier.stage.anonymise
---@return dossier.step
function stage.anonymise(options) end

---reads a file and finds its language, labels and references.
---@class dossier.stage.import
---The layout that tells the levels of labels, by its name in scripts/layouts; default: auto.
---@field layout? dossier.layouts
---The language of the text as a BCP 47 tag, or auto to find it from its words; default: auto.
---@field language? dossier.languages
---The format of the file, or empty to find it from the suffix and the content.
---@field format? dossier.formats
---Whether labels are looked for in the text; default: true.
---@field labels? boolean
---Whether references to labels are looked for in the text; default: true.
---@field references? boolean

---The stage import: reads a file and finds its language, labels and references.
---@param options? dossier.stage.import
---@return dossier.step
function stage.import(options) end

---seals the documents into a zip with checksums and an index page.
---@class dossier.stage.package
---Name of each bundle in a folder, and of the folder inside a bundle: {name}, {symbol}, {language} and {title} stand for the document's; default: {name}.zip.
---@field file? string
---What each document is given as: "source" keeps its format, "html" and others write it anew; default: source.
---@field render? dossier.renditions|dossier.renditions[]
---How hard to compress: 0 stores, 1 is quick, 12 is small; from 0 to 12; default: 6.
---@field level? integer
---The checksum of the manifests; default: sha512.
---@field digest? "sha512"|"sha256"
---Title of the bundle on its index page; empty: the title of its only document.
---@field title? string
---Who hands the bundle out, for bag-info.txt and the index page.
---@field organisation? string
---Whom to ask: a name or an e-mail address, for bag-info.txt and the index page.
---@field contact? string
---Date of the bundle, YYYY-MM-DD; empty: the one of SOURCE_DATE_EPOCH, else none.
---@field date? string

---The stage package: seals the documents into a zip with checksums and an index page.
---@param options? dossier.stage.package
---@return dossier.step
function stage.package(options) end

---translates labels between schemes, forms and languages; references follow.
---@class dossier.stage.translate_numbering
---The language whose label conventions are used, for example fr; without it labels keep theirs.
---@field to? dossier.languages
---Whether the words of labels and references stay and only their numbers follow, or become those of the language as well; default: keep.
---@field words? "keep"|"translate"
---Scheme, form and run of single kinds of label; they go before those of the language.
---@field levels? dossier.stage.translate_numbering.levels
---Whether numbers stay, close up where one is missing, or are counted from 1 anew; default: keep.
---@field renumber? "keep"|"close-gaps"|"restart"
---Whether references follow their labels, stay as they are, or are only reported; default: follow.
---@field references? "follow"|"keep"|"report"
---Whether references to other texts stay, or get the words of the language as well where words are translated; default: leave.
---@field external? "leave"|"translate"
---Whether bullets and dashes stay, or get the letters of items; default: keep.
---@field bullets? "keep"|"letters"
---The number of a label in a block that an earlier stage added: 6 bis, 6A, 6¹, or 7 with those behind it counted on; default: bis.
---@field insert? "bis"|"letter"|"superscript"|"renumber"
---Whether references that cite no label are reported, get [?] behind them as well, or fail the document; default: report.
---@field dangling? "report"|"mark"|"fail"
---Numeral schemes of one's own, by name, for levels to use.
---@field scheme? dossier.stage.translate_numbering.scheme
---A function that is called with label, kind, line, confidence and text of each label in doubt; where it returns "keep", the label stays.
---@field on_ambiguous? any
---Labels that import is no surer of than this, of 1000, are in doubt; from 0 to 1000; default: 650.
---@field least_confidence? integer
---The layout that says which numbers run through the document; without it the labels show it.
---@field layout? dossier.layouts
---The numbering.csv of an earlier run: every label and reference becomes again what it was before that run.
---@field map? string

---Scheme, form and run of single kinds of label; they go before those of the language.
---@class dossier.stage.translate_numbering.levels
---What one kind of label becomes: section, subsection, paragraph, item, agenda-item and the like.
---@field [string] dossier.stage.translate_numbering.levels.any

---What one kind of label becomes: section, subsection, paragraph, item, agenda-item and the like.
---@class dossier.stage.translate_numbering.levels.any
---The numerals, for example decimal, upper-roman or lower-alpha; without it they stay.
---@field scheme? dossier.schemes
---What is printed: {n} is the label's own numeral, {parent} the full number of the label above, all else stands as it is.
---@field form? string
---Whether renumbering counts on through the document or begins anew under each parent; without it the document shows which.
---@field run? "document"|"parent"

---Numeral schemes of one's own, by name, for levels to use.
---@class dossier.stage.translate_numbering.scheme
---A scheme of this name, as the files of scripts/schemes define theirs.
---@field [string] dossier.stage.translate_numbering.scheme.any

---A scheme of this name, as the files of scripts/schemes define theirs.
---@class dossier.stage.translate_numbering.scheme.any
---How symbols count: numeric, alphabetic, symbolic, fixed or additive.
---@field system? string
---A text, one symbol a sign; or a list of texts; additive: a list of { weight, text }.
---@field symbols? any
---The least and the most value, for example { 1, 20 }.
---@field range? any
---What a label prints before the numeral.
---@field prefix? string
---What a label prints behind the numeral.
---@field suffix? string
---What the scheme is, for people.
---@field summary? string

---The stage translate-numbering: translates labels between schemes, forms and languages; references follow.
---@param options? dossier.stage.translate_numbering
---@return dossier.step
function stage.translate_numbering(options) end

---begins a pipeline: return pipeline "name" { ... }.
---@param name string
---@return fun(fields: dossier.pipeline): dossier.pipeline.made
function pipeline(name) end

---a named set of overrides inside a pipeline: profile "draft" { anonymise = { policy = "persons" } }; taken by --profile.
---@param name string
---@return fun(overrides: table<string, table>): dossier.profile.made
function profile(name) end

---the text of a file beside the script.
---@param file string
---@return string
function read(file) end

---What stands in the braces of a pipeline: these fields, then stages and profiles in their order.
---@class dossier.pipeline
---what it makes, in half a sentence
---@field summary? string
---inputs by name, or as on the command line; sorted without it
---@field order? "sorted"|"given"
---stage.NAME { OPTION = VALUE } or profile "NAME" { ... }
---@field [integer] dossier.step|dossier.profile.made

---What stands in the braces of a stage in Lua: return stage "name" { ... }.
---@class dossier.definition
---what it does, in half a sentence
---@field summary string
---its version
---@field version? string
---an SPDX expression
---@field licence? string
---what it may change; every other edit is refused
---@field edits? dossier.edit|dossier.edit[]
---what a pipeline may set: name = { type, default, help }
---@field options? table<string, dossier.option>
---a function for each kind of block, called in reading order
---@field visit? table<dossier.kind, fun(block: dossier.block, context: dossier.context)>
---called before the blocks of a document
---@field begin? fun(context: dossier.context)
---called after the blocks of a document
---@field finish? fun(context: dossier.context)
---called once, before the first document; may read files
---@field open? fun(context: dossier.context)
---gives the facts of a document; all documents are surveyed before the first is edited
---@field survey? fun(context: dossier.context): any
---makes one value of the facts of all documents: context.settled
---@field settle? fun(facts: table, context: dossier.context): any

---One option of a stage in Lua.
---@class dossier.option
---one sentence
---@field help string
---what a pipeline writes there; text without it
---@field type? "text"|"int"|"bool"|"choice"|"path"|"list"|"value"|"table"|"tables"
---what holds when nothing is written
---@field default? any
---of a choice
---@field choices? string[]
---of an int
---@field least? integer
---of an int
---@field most? integer
---of a table, or of each of some tables
---@field options? table<string, dossier.option>

---A paragraph-like unit of the document: heading, paragraph, item, cell, note ...
---@class dossier.block
---its text, without the label
---@field text string
---paragraph, heading, item ...
---@field kind dossier.kind
---of a heading, 1 is outermost; of an item, its depth from 0
---@field level integer
---what the format itself shows before it: "7.", "-"
---@field marker string
---of the source, from 1; 0 for one that was added
---@field line integer
---it has no place in the source
---@field is_made boolean
---its number, if it has one
---@field label dossier.label?
---the block it lies in
---@field parent dossier.block?
---the first block in it
---@field first dossier.block?
---the one after it in the same parent
---@field next dossier.block?
---the one before it in the same parent
---@field previous dossier.block?
local block = {}

---the blocks directly in it.
---@return dossier.block[]
function block:children() end

---for block in above:blocks("item") do ... end: all below it, in reading order.
---@param kind? dossier.kind
---@return fun(): dossier.block?
function block:blocks(kind) end

---the first below it whose text the pattern finds, whose fields are those of the table, or for which the function says so.
---@param kind? dossier.kind
---@param test? string|table|fun(block: dossier.block): boolean
---@return dossier.block?
function block:find(kind, test) end

---the references in its text, in order.
---@return dossier.reference[]
function block:references() end

---the mentions in its text, in order.
---@return dossier.mention[]
function block:mentions() end

---emphasis, links, insertions ... in its text, in order.
---@return dossier.mark[]
function block:marks() end

---an attribute of it; empty when there is none.
---@param name string
---@return string
function block:attribute(name) end

---sets one (edits: attributes).
---@param name string
---@param text string
---@param reason? string
function block:set_attribute(name, text, reason) end

---replaces all of its text (edits: text).
---@param text string
---@param reason? string
function block:set_text(text, reason) end

---replaces a part, positions as string.find gives them (edits: text).
---@param first integer
---@param last integer
---@param text string
---@param reason? string
function block:replace(first, last, text, reason) end

---replaces many parts at once, in order: { first, last, text } each (edits: text).
---@param edits { [1]: integer, [2]: integer, [3]: string }[]
---@param reason? string
function block:replace_all(edits, reason) end

---string.gsub on its text; gives the number of changes (edits: text).
---@param pattern string
---@param replacement string|table|function
---@param reason? string
---@return integer
function block:gsub(pattern, replacement, reason) end

---gives it a label, or changes fields of the one it has (edits: labels).
---@param fields dossier.label.fields
---@param reason? string
function block:set_label(fields, reason) end

---adds a reference to its text (edits: references).
---@param fields dossier.reference.fields
---@param reason? string
function block:add_reference(fields, reason) end

---adds a mention to its text (edits: mentions).
---@param fields dossier.mention.fields
---@param reason? string
function block:add_mention(fields, reason) end

---adds a block before it (edits: blocks).
---@param kind dossier.kind
---@param text string
---@param reason? string
---@return dossier.block
function block:add_before(kind, text, reason) end

---adds a block after it (edits: blocks).
---@param kind dossier.kind
---@param text string
---@param reason? string
---@return dossier.block
function block:add_after(kind, text, reason) end

---adds a block inside it, last or before another (edits: blocks).
---@param kind dossier.kind
---@param text string
---@param before? dossier.block
---@param reason? string
---@return dossier.block
function block:add(kind, text, before, reason) end

---removes it with all below it (edits: blocks).
---@param reason? string
function block:remove(reason) end

---The number of a block. Its fields are set by label:set { value = 3 }, or block:set_label.
---@class dossier.label
---section, paragraph, item, article, bullet ...
---@field kind string
---the counter it draws from; its kind where nothing else is said
---@field series string
---decimal, upper-roman, lower-alpha, bullet ...
---@field scheme string
---its number; false for bullets and dashes
---@field value integer|false
---"bis", "ter", "a" after the number
---@field insert string
---what is printed before the number: "("
---@field before string
---what is printed after it: ")", "."
---@field after string
---as it stands; set without it, it is printed from the parts
---@field printed string
---as the source has it; empty for one that was made
---@field typed string
---who wrote it
---@field origin "typed"|"from-format"|"cached"|"made"
---0 to 1000
---@field confidence integer
---its depth among the labels, 1 is outermost
---@field level integer
---the label it stands under
---@field parent dossier.label?
---the block it numbers
---@field block dossier.block
local label = {}

---changes some of its fields (edits: labels).
---@param fields dossier.label.fields
---@param reason? string
function label:set(fields, reason) end

---takes it away (edits: labels).
---@param reason? string
function label:remove(reason) end

---Fields of a label that can be set.
---@class dossier.label.fields
---@field kind? string
---@field series? string
---@field scheme? string
---@field value? integer|false
---@field insert? string
---@field before? string
---@field after? string
---@field printed? string
---@field confidence? integer
---@field parent? dossier.label?

---A place in a text that cites labels: "paragraph 7 above".
---@class dossier.reference
---the citing words
---@field text string
---of the labels it cites
---@field kind string
---what became of it
---@field state "resolved"|"external"|"dangling"|"ambiguous"
---what it cites, step by step
---@field targets dossier.target[]
---where it begins in the block's text
---@field first integer
---where it ends
---@field last integer
---the block it stands in
---@field block dossier.block
local reference = {}

---changes some of its fields (edits: references).
---@param fields dossier.reference.fields
---@param reason? string
function reference:set(fields, reason) end

---takes it away; the text stays (edits: references).
---@param reason? string
function reference:remove(reason) end

---Fields of a reference that can be set.
---@class dossier.reference.fields
---@field kind? string
---@field state? "resolved"|"external"|"dangling"|"ambiguous"
---@field targets? dossier.target[]
---@field first? integer
---@field last? integer

---One step of a reference: the "1" or the "(b)" of "item 1 (b)". A plain table.
---@class dossier.target
---what it cites; nil when it was not found
---@field label dossier.label?
---alone, the ends of a range or between them, an outer step
---@field role "single"|"first"|"last"|"between"|"path"
---where it begins in the block's text
---@field first integer
---where it ends
---@field last integer

---Fields of a target that can be set.
---@class dossier.target.fields
---@field label? dossier.label?
---@field role? "single"|"first"|"last"|"between"|"path"
---@field first? integer
---@field last? integer

---A place in a text that names somebody or something.
---@class dossier.mention
---the naming words
---@field text string
---person, organisation, state, place, date, code ...
---@field type string
---what is to become of it
---@field decision "keep"|"mask"|"review"
---the same for all mentions of an entity
---@field entity string
---what found it
---@field rule string
---0 to 1000
---@field confidence integer
---where it begins in the block's text
---@field first integer
---where it ends
---@field last integer
---the block it stands in
---@field block dossier.block
local mention = {}

---changes some of its fields (edits: mentions).
---@param fields dossier.mention.fields
---@param reason? string
function mention:set(fields, reason) end

---takes it away; the text stays (edits: mentions).
---@param reason? string
function mention:remove(reason) end

---Fields of a mention that can be set.
---@class dossier.mention.fields
---@field type? string
---@field decision? "keep"|"mask"|"review"
---@field entity? string
---@field rule? string
---@field confidence? integer
---@field first? integer
---@field last? integer

---A range of a text with a form or a meaning: emphasis, a link, an insertion.
---@class dossier.mark
---the text there
---@field text string
---emphasis, strong, link, note-mark, insertion ...
---@field kind string
---a link's target, a language, an author
---@field value string
---where it begins in the block's text
---@field first integer
---where it ends
---@field last integer
---the block it stands in
---@field block dossier.block
local mark = {}

---sets the link's target and the like (edits: text).
---@param value string
---@param reason? string
function mark:set_value(value, reason) end

---What every function of a stage gets: options, reports, the document as a whole.
---@class dossier.context
---the stage's options as the pipeline sets them, read-only
---@field options table
---empty for each document; yours
---@field state table
---what settle returned, read-only; nil without it
---@field settled any
---the document's name
---@field name string
---the block that all others lie in
---@field root dossier.block
local context = {}

---for block in context:blocks() do ... end: all, in reading order.
---@param kind? dossier.kind
---@return fun(): dossier.block?
function context:blocks(kind) end

---as block:find, in the whole document.
---@param kind? dossier.kind
---@param test? string|table|fun(block: dossier.block): boolean
---@return dossier.block?
function context:find(kind, test) end

---all, in reading order, or those with these fields: { kind = "paragraph", value = 7 }.
---@param fields? table
---@return dossier.label[]
function context:labels(fields) end

---all, in reading order.
---@return dossier.label[]
function context:every_label() end

---of all blocks.
---@return dossier.reference[]
function context:references() end

---of all blocks.
---@return dossier.mention[]
function context:mentions() end

---an attribute of the document: language, symbol, title ...; empty when there is none.
---@param name string
---@return string
function context:attribute(name) end

---sets one (edits: attributes).
---@param name string
---@param text string
---@param reason? string
function context:set_attribute(name, text, reason) end

---reports at the place of what it is about; the rest is put in as string.format does.
---@param about? dossier.block|dossier.label|dossier.reference|dossier.mention|dossier.mark
---@param message string
---@param ... any
function context:note(about, message, ...) end

---the same as a warning.
---@param about? dossier.block|dossier.label|dossier.reference|dossier.mention|dossier.mark
---@param message string
---@param ... any
function context:warn(about, message, ...) end

---the same as an error, which ends the document.
---@param about? dossier.block|dossier.label|dossier.reference|dossier.mention|dossier.mark
---@param message string
---@param ... any
function context:fail(about, message, ...) end

