-- United Nations report: Roman sections, lettered subsections, paragraphs that run through the document.
--
-- Levels stand outermost first; a level nests only below an earlier one.
--   schemes   numeral schemes it may use       forms    how its labels may look, {n} is the numeral
--   words     true: recognised by the word that the language prints before the number
--   heading   true: only headings              run      "document": counts on across its parents, "either": or not
--   inside    the only kinds it stands in      list     true: opens after a colon
--   restarts  true: numbers in it begin again     symbol   true: a symbol may follow the number ("24/CP.27")
--   agenda    the kind it has when the text before the colon speaks of an agenda
return {
  summary = "United Nations report: sections I., subsections A., paragraphs 1. through the document, items (a), (i)",
  source = "United Nations Editorial Manual Online, pages on paragraphs and headings",
  licence = "MIT",
  strict = true,
  levels = {
    { kind = "decision", words = true, schemes = { "decimal" }, symbol = true, restarts = true },
    { kind = "annex", words = true, schemes = { "upper-roman", "upper-alpha", "decimal" }, restarts = true },
    { kind = "section", schemes = { "upper-roman" }, forms = { "{n}." }, heading = true },
    { kind = "subsection", schemes = { "upper-alpha" }, forms = { "{n}." }, heading = true },
    { kind = "subheading", schemes = { "decimal" }, forms = { "{n}." }, heading = true },
    { kind = "paragraph", schemes = { "decimal" }, forms = { "{n}.", "{n} -" }, run = "document" },
    { kind = "item", agenda = "agenda-item", schemes = { "decimal" }, forms = { "{n}." }, inside = { "paragraph" }, list = true },
    { kind = "item", schemes = { "lower-alpha", "lower-alpha-repeat" }, forms = { "({n})", "{n})" } },
    { kind = "item", schemes = { "decimal" }, forms = { "({n})", "{n})" } },
    { kind = "subitem", schemes = { "lower-roman" }, forms = { "({n})", "{n})" } },
    { kind = "point", schemes = { "lower-alpha" }, forms = { "{n}." } },
    { kind = "subpoint", schemes = { "lower-roman" }, forms = { "{n}." } },
    { kind = "bullet", signs = { "-", "*", "+", "•", "·", "●", "▪", "◦", "○", "‣", "■", "\u{F0B7}" } },
    { kind = "dash", signs = { "–", "—", "−" } },
  },
  -- What a word for a kind may cite besides.
  cites = {
    clause = { "clause", "paragraph" },
    section = { "section", "subsection", "subheading", "division" },
    item = { "item", "subitem" },
    ["agenda-item"] = { "agenda-item" },
  },
}
