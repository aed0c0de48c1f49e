-- National law or code: books to sections, articles or §, paragraphs, numbers, letters.
-- The fields are told in un-report.lua.
return {
  summary = "National law or code: books to sections, articles or §, paragraphs, numbers, letters",
  source = "Statutes of Germany, France, Russia and China as published",
  licence = "MIT",
  superscripts = true,
  levels = {
    { kind = "annex", words = true, schemes = { "upper-roman", "upper-alpha", "decimal" }, restarts = true },
    { kind = "book", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "part", words = true, schemes = { "upper-roman", "decimal", "upper-alpha" } },
    { kind = "title", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "chapter", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "division", words = true, schemes = { "decimal", "upper-roman", "upper-alpha" } },
    { kind = "subdivision", words = true, schemes = { "decimal", "upper-roman", "upper-alpha" } },
    { kind = "section", schemes = { "upper-roman" }, forms = { "{n}.", "{n} :", "{n}" }, heading = true },
    { kind = "subsection", schemes = { "upper-alpha" }, forms = { "{n}.", "{n} :" }, heading = true },
    { kind = "subheading", schemes = { "decimal" }, forms = { "{n}° :", "{n} :" }, heading = true },
    { kind = "article", words = true, schemes = { "decimal", "upper-roman" }, run = "document" },
    { kind = "paragraph", schemes = { "decimal" }, forms = { "({n})", "{n}.", "{n}°", "{n}° -" } },
    { kind = "paragraph", words = true, schemes = { "decimal" }, run_in = true },
    { kind = "paragraph", schemes = { "upper-roman" }, forms = { "{n}. -", "{n}.-", "{n}. –", "{n}. —" } },
    { kind = "subparagraph", schemes = { "decimal" }, forms = { "{n}.", "{n})" }, inside = { "paragraph" } },
    { kind = "item", schemes = { "lower-alpha", "lower-alpha-repeat" }, forms = { "{n})", "({n})" } },
    { kind = "point", schemes = { "lower-alpha" }, forms = { "{n}." } },
    { kind = "subitem", schemes = { "lower-alpha-double", "lower-roman" }, forms = { "{n})", "({n})" } },
    { kind = "bullet", signs = { "-", "*", "+", "•", "·", "●", "▪", "◦", "○", "‣", "■", "\u{F0B7}" } },
    { kind = "dash", signs = { "–", "—", "−" } },
  },
  cites = {
    clause = { "clause", "paragraph" },
    part = { "part", "paragraph" }, -- "часть 3 статьи 81"
    paragraph = { "paragraph", "item" }, -- "пункт «б» части 1"
    section = { "section", "subsection", "subheading", "division" },
    division = { "division", "section" },
    item = { "item", "subitem", "point" },
    subitem = { "subitem", "item", "point" },
    point = { "point", "item", "subitem" },
    subparagraph = { "subparagraph", "item", "paragraph", "subitem" },
  },
}
