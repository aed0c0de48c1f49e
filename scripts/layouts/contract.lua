-- Contract: articles or headings 1., clauses 1.1, 1.1.1, items (a), (i), (A).
-- The fields are told in un-report.lua.
return {
  summary = "Contract: articles or headings 1., clauses 1.1, 1.1.1, items (a), (i), (A)",
  source = "Contracts in common use",
  licence = "MIT",
  levels = {
    { kind = "annex", words = true, schemes = { "decimal", "upper-alpha", "upper-roman" }, restarts = true },
    { kind = "part", words = true, schemes = { "upper-roman", "decimal", "upper-alpha" } },
    { kind = "article", words = true, schemes = { "decimal", "upper-roman" }, run = "document" },
    { kind = "division", words = true, schemes = { "decimal", "upper-roman" } },
    { kind = "clause", words = true, schemes = { "decimal" } },
    { kind = "section", schemes = { "upper-roman" }, forms = { "{n}." }, heading = true },
    { kind = "paragraph", schemes = { "decimal" }, forms = { "{n}.", "{n}" }, run = "either" },
    { kind = "subparagraph", schemes = { "decimal" }, nested = 2 },
    { kind = "subparagraph", schemes = { "decimal" }, nested = 3 },
    { kind = "subparagraph", schemes = { "decimal" }, nested = 4 },
    { kind = "item", schemes = { "lower-alpha", "lower-alpha-repeat" }, forms = { "({n})", "{n})" } },
    { kind = "subitem", schemes = { "lower-roman" }, forms = { "({n})", "{n})" } },
    { kind = "point", schemes = { "upper-alpha" }, forms = { "({n})" } },
    { kind = "subpoint", schemes = { "decimal" }, forms = { "({n})" } },
    { kind = "bullet", signs = { "-", "*", "+", "•", "·", "●", "▪", "◦", "○", "‣", "■", "\u{F0B7}" } },
    { kind = "dash", signs = { "–", "—", "−" } },
  },
  cites = {
    section = { "section", "subsection", "subheading", "division" },
    division = { "division", "section" },
    item = { "item", "subitem", "point" },
    subitem = { "subitem", "item", "point" },
    point = { "point", "item", "subitem" },
    subparagraph = { "subparagraph", "item" },
  },
}
