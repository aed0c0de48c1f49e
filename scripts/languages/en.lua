-- English: words by which it is known, how its documents number, how they cite numbers.
return {
  name = "English",
  source = "United Nations Editorial Manual Online, pages on paragraphs and headings; word lists of this project",
  licence = "MIT",
  default = true, -- where nothing tells the language

  -- The commonest words; a text is in the language whose words it is fullest of.
  detect = {
    "the", "of", "and", "to", "in", "a", "that", "is", "for", "on", "with", "as", "by", "was", "be", "its", "at", "were",
    "which", "from", "or", "this", "an", "are", "it", "has", "had", "have", "been", "not", "their", "should", "shall", "other",
    "also", "into", "such", "under", "would", "any", "these", "between", "those",
  },

  -- How labels of each kind are printed.  A word before {n} is also how they are recognised;
  -- `words` lists further spellings.
  labels = {
    decision = { scheme = "decimal", form = "Decision {n}", words = { "Resolution" } },
    annex = { scheme = "upper-roman", form = "Annex {n}", words = { "Appendix", "Schedule" } },
    part = { scheme = "upper-roman", form = "Part {n}" },
    title = { scheme = "upper-roman", form = "Title {n}" },
    chapter = { scheme = "upper-roman", form = "Chapter {n}" },
    division = { scheme = "decimal", form = "Section {n}" },
    article = { scheme = "decimal", form = "Article {n}", words = { "Art.", "Rule", "Regulation" } },
    section = { scheme = "upper-roman", form = "{n}." },
    subsection = { scheme = "upper-alpha", form = "{n}." },
    subheading = { scheme = "decimal", form = "{n}." },
    paragraph = { scheme = "decimal", form = "{n}." },
    subparagraph = { scheme = "decimal", form = "{n}." },
    ["agenda-item"] = { scheme = "decimal", form = "{n}." },
    item = { scheme = "lower-alpha", form = "({n})" },
    subitem = { scheme = "lower-roman", form = "({n})" },
    point = { scheme = "lower-alpha", form = "{n}." },
    subpoint = { scheme = "lower-roman", form = "{n}." },
  },

  inserts = {
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "nonies", "decies",
  },
  ordinals = {}, -- endings of a figure read as an ordinal, as in French "1er"

  contents = { "Contents", "Table of contents" }, -- what stands above a list of contents
  boundaries = { "Annex", "Appendix", "Addendum", "Enclosure" }, -- alone on a line: a new text begins
  agenda = { "agenda" }, -- a list after a colon and this word is an agenda

  references = {
    words = {
      paragraph = { "paragraph", "paragraphs", "para.", "paras.", "para", "paras" },
      ["agenda-item"] = {
        "agenda item", "agenda items", "agenda sub-item", "agenda sub-items", "agenda subitem",
        "agenda subitems", "item", "items", "sub-item", "sub-items",
      },
      section = { "section", "sections", "sect.", "sects." },
      subsection = { "subsection", "subsections", "sub-section", "sub-sections" },
      item = { "subparagraph", "subparagraphs", "sub-paragraph", "sub-paragraphs", "subpara.", "subparas." },
      article = { "article", "articles", "art.", "arts.", "rule", "rules" },
      chapter = { "chapter", "chapters", "chap.", "chaps." },
      part = { "part", "parts" },
      annex = { "annex", "annexes", "appendix", "appendices" },
    },
    suffixes = { ["agenda-item"] = { "of the agenda", "of the provisional agenda" } },
    ranges = { "to", "through", "-", "–", "—" },
    lists = { ",", "and", "or", ", and", ", or", "and/or", ";" },
    joins = { ",", "of", "in", "under", "of the" }, -- "article 5, paragraph 2", "paragraph 2 of article 5"
    relative = { "above", "below" },
    -- "paragraph 5 of the Convention" cites another text, "of the present report" this one.
    links = { "of", "to", "contained in", "annexed to", "from", "in document" },
    determiners = { "the", "its", "their", "that", "said", "same", "this" },
    internal = {
      "of the present", "of this", "to the present", "to this", "of these", "hereof",
    },
    instruments = {
      "resolution", "resolutions", "decision", "decisions", "document", "documents", "general comment",
      "general recommendation", "recommendation", "recommendations", "presidential statement", "directive", "regulation",
      "note", "report", "reports", "letter", "statement", "declaration", "convention", "protocol", "charter", "covenant", "treaty",
      "agreement", "statute", "constitution", "act", "law", "code", "programme of action", "plan of action", "rules of procedure",
      "guidelines", "terms of reference",
    },
    -- What stands before a number that belongs to the text last named.
    cited_before = { "ibid.", "ibid", "op. cit.", "loc. cit." },
    forms = { item = "({n})", subitem = "({n})", paragraph = "{n}", ["agenda-item"] = "{n}", section = "{n}", subsection = "{n}" },
    -- How a reference is printed when words are translated; README.md tells the fields.
    print = {
      kinds = {
        paragraph = { one = "paragraph {n}", many = "paragraphs {n}", short = { one = "para. {n}", many = "paras. {n}" } },
        ["agenda-item"] = { one = "agenda item {n}", many = "agenda items {n}" },
        section = { one = "section {n}", many = "sections {n}", short = { one = "sect. {n}", many = "sects. {n}" } },
        subsection = { one = "subsection {n}", many = "subsections {n}" },
        item = { one = "subparagraph {n}", many = "subparagraphs {n}" },
        article = { one = "article {n}", many = "articles {n}", short = { one = "art. {n}", many = "arts. {n}" } },
        rule = { one = "rule {n}", many = "rules {n}" },
        chapter = { one = "chapter {n}", many = "chapters {n}", short = { one = "chap. {n}", many = "chaps. {n}" } },
        part = { one = "part {n}", many = "parts {n}" },
        annex = { one = "annex {n}", many = "annexes {n}" },
        appendix = { one = "appendix {n}", many = "appendices {n}" },
      },
      separators = { ["and"] = { " and ", ", and", "and/or" }, ["or"] = { " or ", ", or" }, comma = { ", ", ";" }, range = { "-", "to", "through", "–", "—" } },
      joint = " ",
      of = " of ",
      above = { "above" },
      below = { "below" },
      ibid = { "ibid.", "ibid" },
      -- What the words before a reference say of its place in the sentence.
      relations = {
        accordance = { "in accordance with", "in line with", "in conformity with", "consistent with", "subject to" },
        pursuant = { "pursuant to", "as required by", "on the basis of" },
        under = { "under" },
        ["in"] = { "in", "of which in", "within" },
        of = { "of", "from", "after", "provisions of", "out of" },
        to = { "to", "according to" },
        by = { "by", "with" },
      },
    },
  },
}
