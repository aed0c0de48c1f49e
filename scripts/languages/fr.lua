-- French: words by which it is known, how its documents number, how they cite numbers.
return {
  name = "French",
  source = "Manuel de rédaction de l'ONU (closing bracket only for sub-paragraphs); word lists of this project",
  licence = "MIT",

  detect = {
    "le", "la", "les", "de", "des", "du", "et", "un", "une", "que", "qui", "dans", "pour", "par", "sur", "au", "aux", "est",
    "en", "ne", "pas", "ou", "avec", "ce", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "sont", "été", "être",
    "ainsi", "entre", "il", "elle", "se", "plus", "dont", "sous", "notamment",
  },

  labels = {
    decision = { scheme = "decimal", form = "Décision {n}", words = { "Résolution" } },
    annex = { scheme = "upper-roman", form = "Annexe {n}", words = { "Appendice" } },
    part = { scheme = "upper-roman", form = "Partie {n}" },
    title = { scheme = "upper-roman", form = "Titre {n}" },
    chapter = { scheme = "upper-roman", form = "Chapitre {n}" },
    division = { scheme = "decimal", form = "Section {n}" },
    article = { scheme = "decimal", form = "Article {n}", words = { "Art." } },
    section = { scheme = "upper-roman", form = "{n}." },
    subsection = { scheme = "upper-alpha", form = "{n}." },
    subheading = { scheme = "decimal", form = "{n}." },
    paragraph = { scheme = "decimal", form = "{n}.", words = { "Paragraphe" } },
    subparagraph = { scheme = "decimal", form = "{n}." },
    ["agenda-item"] = { scheme = "decimal", form = "{n}." },
    item = { scheme = "lower-alpha", form = "{n})" },
    subitem = { scheme = "lower-roman", form = "{n})" },
    point = { scheme = "lower-alpha", form = "{n}." },
    subpoint = { scheme = "lower-roman", form = "{n}." },
  },

  inserts = {
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies",
  },
  ordinals = { "er", "ère", "re" },

  contents = { "Table des matières", "Sommaire" },
  boundaries = { "Annexe", "Appendice", "Additif", "Pièce jointe" },
  agenda = { "ordre du jour" },

  references = {
    words = {
      paragraph = { "paragraphe", "paragraphes", "par.", "§" },
      ["agenda-item"] = { "point", "points", "point subsidiaire" },
      section = { "section", "sections", "sect." },
      subsection = { "sous-section", "sous-sections" },
      item = { "alinéa", "alinéas", "al.", "sous-paragraphe", "sous-paragraphes", "sous-alinéa", "sous-alinéas" },
      article = { "article", "articles", "art." },
      chapter = { "chapitre", "chapitres", "chap." },
      part = { "partie", "parties" },
      annex = { "annexe", "annexes", "appendice", "appendices" },
    },
    suffixes = { ["agenda-item"] = { "de l'ordre du jour", "de l'ordre du jour provisoire", "de son ordre du jour" } },
    ranges = { "à", "-", "–", "—" },
    lists = { ",", "et", "ou", "et/ou", ";" },
    joins = { ",", "de l'", "de la", "du", "des", "de" },
    relative = { "ci-dessus", "ci-dessous", "ci-après", "supra", "infra" },
    links = { "de", "du", "de la", "de l'", "des", "à la", "au", "à l'", "figurant dans" },
    determiners = { "la", "le", "les", "l'", "sa", "son", "ses", "ladite", "ledit", "dite", "même" },
    internal = {
      "du présent", "de la présente", "au présent", "à la présente", "des présentes", "de cet",
    },
    instruments = {
      "résolution", "résolutions", "décision", "décisions", "document", "documents", "observation générale",
      "recommandation", "recommandations", "directive", "règlement", "loi", "décret", "code",
      "note", "rapport", "rapports", "lettre", "déclaration", "convention", "protocole", "charte", "pacte", "traité", "accord",
      "statut", "constitution", "programme d'action", "plan d'action", "principes directeurs", "mandat",
    },
    cited_before = { "ibid.", "ibid", "op. cit.", "loc. cit." },
    forms = { item = "{n})", subitem = "{n})", paragraph = "{n}", ["agenda-item"] = "{n}", section = "{n}", subsection = "{n}" },
  },
}
