-- German: words by which it is known, how its documents number, how they cite numbers.
return {
  name = "German",
  source = "German statutes as published; word lists of this project",
  licence = "MIT",

  detect = {
    "der", "die", "das", "und", "in", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "ist", "im", "dem", "nicht", "ein",
    "eine", "als", "auch", "es", "an", "werden", "aus", "er", "hat", "dass", "sie", "nach", "wird", "bei", "einer", "um", "am",
    "sind", "noch", "wie", "einem", "über", "einen", "so", "zum", "haben", "nur", "oder", "aber", "vor", "zur", "durch",
    "Absatz", "Nummer",
  },

  labels = {
    decision = { scheme = "decimal", form = "Beschluss {n}", words = { "Resolution" } },
    annex = { scheme = "upper-roman", form = "Anlage {n}", words = { "Anhang" }, schemes = { "decimal" } },
    part = { scheme = "upper-roman", form = "Teil {n}", schemes = { "decimal" } },
    title = { scheme = "upper-roman", form = "Titel {n}", schemes = { "decimal" } },
    chapter = { scheme = "upper-roman", form = "Kapitel {n}", schemes = { "decimal" } },
    division = { scheme = "decimal", form = "Abschnitt {n}", schemes = { "upper-roman" } },
    article = { scheme = "decimal", form = "Artikel {n}", words = { "Art.", "§", "Regel" } },
    section = { scheme = "upper-roman", form = "{n}." },
    subsection = { scheme = "upper-alpha", form = "{n}." },
    subheading = { scheme = "decimal", form = "{n}." },
    paragraph = { scheme = "decimal", form = "{n}.", forms = { "({n})" } },
    subparagraph = { scheme = "decimal", form = "{n}." },
    ["agenda-item"] = { scheme = "decimal", form = "{n}." },
    item = { scheme = "lower-alpha", form = "{n})" },
    subitem = { scheme = "lower-roman", form = "{n})", schemes = { "lower-alpha-repeat" } },
    point = { scheme = "lower-alpha", form = "{n}." },
    subpoint = { scheme = "lower-roman", form = "{n}." },
  },

  inserts = {
    "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies",
  },
  ordinals = {},

  contents = { "Inhaltsübersicht", "Inhaltsverzeichnis", "Inhalt" },
  boundaries = { "Anlage", "Anhang" },
  agenda = { "Tagesordnung" },

  references = {
    words = {
      paragraph = { "Absatz", "Absatzes", "Absätze", "Absätzen", "Abs.", "Ziffer", "Ziffern", "Ziff." },
      ["agenda-item"] = { "Tagesordnungspunkt", "Tagesordnungspunkts", "Tagesordnungspunkte", "Tagesordnungspunkten", "TOP" },
      section = { "Abschnitt", "Abschnitts", "Abschnitte", "Abschnitten" },
      subsection = { "Unterabschnitt", "Unterabschnitts", "Unterabschnitte", "Unterabschnitten" },
      subparagraph = { "Nummer", "Nummern", "Nr.", "Nrn." },
      item = { "Buchstabe", "Buchstaben", "Buchst.", "Unterabsatz", "Unterabsätze" },
      article = { "Artikel", "Artikels", "Artikeln", "Art.", "§", "§§", "Regel", "Regeln" },
      chapter = { "Kapitel", "Kapitels", "Kapiteln", "Kap." },
      part = { "Teil", "Teils", "Teile", "Teilen" },
      annex = { "Anlage", "Anlagen", "Anhang", "Anhangs", "Anhänge", "Anhängen" },
      sentence = { "Satz", "Sätze", "Sätzen", "Halbsatz" },
    },
    unlabelled = { "sentence" },
    suffixes = { ["agenda-item"] = { "der Tagesordnung", "der vorläufigen Tagesordnung" } },
    ranges = { "bis", "-", "–", "—" },
    lists = { ",", "und", "oder", "sowie", "und/oder", ";" },
    joins = { ",", "des", "der", "in" },
    adjacent = true, -- "§ 2 Absatz 1 Nummer 3"
    relative = { "oben", "unten", "weiter oben", "weiter unten" },
    preceding = { "vorstehender", "vorstehendem", "vorhergehender", "vorigen" },
    following = { "folgender", "folgendem", "nachstehender", "nachstehendem" },
    links = { "des", "der", "zu", "zum", "zur", "aus", "von", "in" },
    determiners = { "dieses", "dieser", "derselben", "desselben", "genannten", "seiner", "ihrer" },
    internal = { "dieses", "dieser", "des vorliegenden", "der vorliegenden", "zu diesem", "zu dieser" },
    instruments = {
      "Resolution", "Resolutionen", "Beschluss", "Beschlüsse", "Dokument", "Dokumente", "Richtlinie", "Verordnung", "Gesetz",
      "Gesetzes", "Gesetzbuch", "Gesetzbuchs", "Grundgesetz", "Grundgesetzes", "Abkommen", "Abkommens", "Übereinkommen",
      "Übereinkommens", "Vertrag", "Vertrags", "Vertrages", "Protokoll", "Protokolls", "Charta", "Satzung", "Statut", "Statuts",
      "Pakt", "Pakts", "Paktes", "Bericht", "Berichts", "Erklärung", "Ordnung", "G", "V", "Aktionsprogramm", "Aktionsplan",
    },
    cited_before = { "ebd.", "ebenda", "a.a.O.", "seinem", "seines", "seiner", "ihres", "ihrem", "ihrer", "dessen", "deren" },
    forms = { item = "{n})", subitem = "{n})", paragraph = "{n}", ["agenda-item"] = "{n}", section = "{n}", subsection = "{n}" },
  },
}
