-- United Nations resolution or decision: preamble without numbers, operative paragraphs, items; annexes begin again.
-- The fields are told in un-report.lua.
return {
  summary = "United Nations resolution or decision: operative paragraphs 1., items (a), (i); annexes number anew",
  source = "United Nations Editorial Manual Online, pages on resolutions and paragraphs",
  licence = "MIT",
  strict = true,
  levels = {
    { kind = "decision", words = true, schemes = { "decimal" }, symbol = true, restarts = true },
    { kind = "annex", words = true, schemes = { "upper-roman", "upper-alpha", "decimal" }, restarts = true },
    { kind = "chapter", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "section", schemes = { "upper-roman" }, forms = { "{n}.", "{n}" }, heading = true },
    { kind = "subsection", schemes = { "upper-alpha" }, forms = { "{n}." }, heading = true },
    { kind = "article", words = true, schemes = { "decimal", "upper-roman" }, run = "document" },
    { kind = "subheading", schemes = { "decimal" }, forms = { "{n}." }, heading = true },
    { kind = "paragraph", schemes = { "decimal" }, forms = { "{n}.", "{n} -" }, run = "either" },
    { kind = "item", schemes = { "lower-alpha", "lower-alpha-repeat" }, forms = { "({n})", "{n})" } },
    { kind = "item", schemes = { "decimal" }, forms = { "({n})", "{n})" } },
    { kind = "subitem", schemes = { "lower-roman" }, forms = { "({n})", "{n})" } },
    { kind = "point", schemes = { "lower-alpha" }, forms = { "{n}." } },
    { kind = "subpoint", schemes = { "lower-roman" }, forms = { "{n}." } },
    { kind = "bullet", signs = { "-", "*", "+", "•", "·", "●", "▪", "◦", "○", "‣", "■", "\u{F0B7}" } },
    { kind = "dash", signs = { "–", "—", "−" } },
  },
  cites = {
    clause = { "clause", "paragraph" },
    section = { "section", "subsection", "subheading", "division" },
    item = { "item", "subitem" },
  },
}
