-- Judgment: headings I., A., 1., (a), paragraphs that run through them.
-- The fields are told in un-report.lua.
return {
  summary = "Judgment: headings I., A., 1., (a), paragraphs that run through them",
  source = "Judgments of the European Court of Human Rights and national courts",
  licence = "MIT",
  strict = true,
  levels = {
    { kind = "part", words = true, schemes = { "upper-roman", "upper-alpha" } },
    { kind = "section", schemes = { "upper-roman" }, forms = { "{n}." }, heading = true },
    { kind = "subsection", schemes = { "upper-alpha" }, forms = { "{n}." }, heading = true },
    { kind = "subheading", schemes = { "decimal" }, forms = { "{n}." }, heading = true },
    { kind = "subheading", schemes = { "lower-alpha" }, forms = { "({n})", "{n}." }, heading = true },
    { kind = "subheading", schemes = { "lower-roman" }, forms = { "({n})" }, heading = true },
    { kind = "paragraph", schemes = { "decimal" }, forms = { "{n}.", "[{n}]", "{n}" }, run = "document" },
    { kind = "item", schemes = { "lower-alpha" }, forms = { "({n})", "{n})" } },
    { kind = "item", schemes = { "decimal" }, forms = { "({n})", "{n})" } },
    { kind = "subitem", schemes = { "lower-roman" }, forms = { "({n})", "{n})" } },
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
