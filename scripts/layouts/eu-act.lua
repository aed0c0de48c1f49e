-- Act of the European Union: recitals (1), articles, paragraphs 1., points (a), (i), indents.
-- The fields are told in un-report.lua.
return {
  summary = "Act of the European Union: recitals (1), articles, paragraphs 1., points (a), (i), indents",
  source = "Joint Practical Guide of the European Parliament, the Council and the Commission",
  licence = "MIT",
  levels = {
    { kind = "annex", words = true, schemes = { "upper-roman", "upper-alpha", "decimal" }, restarts = true },
    { kind = "book", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "part", words = true, schemes = { "upper-roman", "decimal", "upper-alpha" } },
    { kind = "title", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "chapter", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "division", words = true, schemes = { "decimal", "upper-roman" } },
    { kind = "recital", schemes = { "decimal" }, forms = { "({n})" } },
    { kind = "article", words = true, schemes = { "decimal" }, run = "document" },
    { kind = "paragraph", schemes = { "decimal" }, forms = { "{n}." } },
    { kind = "item", schemes = { "decimal" }, forms = { "({n})", "{n})" } },
    { kind = "item", schemes = { "lower-alpha", "lower-alpha-repeat" }, forms = { "({n})", "{n})" } },
    { kind = "subitem", schemes = { "lower-roman" }, forms = { "({n})", "{n})" } },
    { kind = "point", schemes = { "decimal" }, forms = { "({n})" } },
    { kind = "bullet", signs = { "-", "*", "+", "•", "·", "●", "▪", "◦", "○", "‣", "■", "\u{F0B7}" } },
    { kind = "dash", signs = { "–", "—", "−" } },
  },
  cites = {
    clause = { "clause", "paragraph" },
    section = { "section", "subsection", "subheading", "division" },
    division = { "division", "section" },
    item = { "item", "subitem", "point" },
    subitem = { "subitem", "item", "point" },
    point = { "point", "item", "subitem" },
    subparagraph = { "subparagraph", "item" },
  },
}
