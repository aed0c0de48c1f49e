-- Treaty: parts, chapters, articles that run through them, paragraphs that begin again, items (a), (i).
-- The fields are told in un-report.lua.
return {
  summary = "Treaty: parts, chapters, articles that run through them, paragraphs that begin again, items (a), (i)",
  source = "Treaties deposited with the Secretary-General of the United Nations",
  licence = "MIT",
  levels = {
    { kind = "annex", words = true, schemes = { "upper-roman", "upper-alpha", "decimal" }, restarts = true },
    { kind = "book", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "part", words = true, schemes = { "upper-roman", "decimal", "upper-alpha" } },
    { kind = "title", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "chapter", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "section", schemes = { "upper-roman" }, forms = { "{n}.", "{n}" }, heading = true },
    { kind = "subsection", schemes = { "upper-alpha" }, forms = { "{n}." }, heading = true },
    { kind = "division", words = true, schemes = { "decimal", "upper-roman", "upper-alpha" }, run = "either" },
    { kind = "article", words = true, schemes = { "decimal", "upper-roman" }, run = "document" },
    { kind = "paragraph", schemes = { "decimal" }, forms = { "{n}.", "{n} -", "({n}).", "({n})", "{n}°", "{n}°.", "{n})" } },
    { kind = "paragraph", words = true, schemes = { "decimal" }, run_in = true },
    { kind = "item", schemes = { "lower-alpha", "lower-alpha-repeat" }, forms = { "({n})", "{n})", "{n}." } },
    { kind = "subitem", schemes = { "lower-roman" }, forms = { "({n})", "{n})", "{n}." } },
    { kind = "point", schemes = { "upper-alpha" }, forms = { "({n})" } },
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
