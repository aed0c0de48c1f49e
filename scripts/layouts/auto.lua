-- Any numbered text: the levels of reports, treaties and statutes; their order is learned from the text.
-- The fields are told in un-report.lua.
return {
  summary = "Any numbered text: levels and their order are found from the labels themselves",
  source = "United Nations Editorial Manual Online; treaties and statutes at large",
  licence = "MIT",
  -- Layouts to take instead where what they ask for is met, the first one that fits:
  --   symbols   one of them is part of the document's symbol
  --   lines     at least `least` lines (3 where nothing is said) begin with one of them, whatever the case
  detect = {
    { layout = "eu-act", least = 2, lines = {
      "HAVE ADOPTED THIS", "HAS ADOPTED THIS", "ONT ADOPTÉ", "A ADOPTÉ", "HAN ADOPTADO", "HA ADOPTADO", "HABEN FOLGENDE", "HAT FOLGENDE",
      "Whereas:", "considérant ce qui suit", "in Erwägung nachstehender",
    } },
    { layout = "judgment", least = 2, lines = {
      "PROCEDURE", "THE FACTS", "THE LAW", "AS TO THE FACTS", "AS TO THE LAW", "FOR THESE REASONS", "EN FAIT", "EN DROIT", "PAR CES MOTIFS",
    } },
    { layout = "un-resolution", symbols = { "/RES/", "/DEC/" } },
    { layout = "statute", lines = { "§", "Статья", "第一条", "第二条", "第三条", "第四条", "第五条", "Livre ", "Titre ", "Chapitre " } },
    { layout = "contract", lines = { "1.1", "2.1", "3.1", "4.1", "5.1", "6.1" } },
  },
  levels = {
    { kind = "decision", words = true, schemes = { "decimal" }, symbol = true, restarts = true },
    { kind = "annex", words = true, schemes = { "upper-roman", "upper-alpha", "decimal" }, restarts = true },
    { kind = "part", words = true, schemes = { "upper-roman", "decimal", "upper-alpha" } },
    { kind = "title", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "chapter", words = true, schemes = { "upper-roman", "decimal" } },
    { kind = "division", words = true, schemes = { "decimal", "upper-roman", "upper-alpha" } },
    { kind = "section", schemes = { "upper-roman" }, forms = { "{n}.", "{n}" }, heading = true },
    { kind = "subsection", schemes = { "upper-alpha" }, forms = { "{n}." }, heading = true },
    { kind = "article", words = true, schemes = { "decimal", "upper-roman" }, run = "document" },
    { kind = "subheading", schemes = { "decimal" }, forms = { "{n}." }, heading = true },
    { kind = "paragraph", schemes = { "decimal" }, forms = { "{n}.", "{n} -", "({n}).", "({n})", "{n}°", "{n}°.", "{n})" }, run = "either" },
    { kind = "paragraph", words = true, schemes = { "decimal" }, run_in = true },
    { kind = "subparagraph", agenda = "agenda-item", schemes = { "decimal" }, forms = { "{n}.", "({n})" }, inside = { "paragraph" }, list = true },
    { kind = "subparagraph", schemes = { "decimal" }, nested = 2 },
    { kind = "subparagraph", schemes = { "decimal" }, nested = 3 },
    { kind = "subparagraph", schemes = { "decimal" }, nested = 4 },
    { kind = "item", schemes = { "lower-alpha", "lower-alpha-repeat" }, forms = { "({n})", "{n})" } },
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
    ["agenda-item"] = { "agenda-item" },
  },
}
