-- Spanish: words by which it is known, how its documents number, how they cite numbers.
return {
  name = "Spanish",
  source = "parallel United Nations texts (closing bracket only for sub-paragraphs); word lists of this project",
  licence = "MIT",

  detect = {
    "el", "la", "los", "las", "de", "del", "y", "en", "que", "a", "un", "una", "por", "con", "para", "se", "su", "sus", "al",
    "es", "no", "lo", "como", "o", "más", "ha", "este", "esta", "estos", "sobre", "entre", "también", "han", "fue", "son",
    "todos", "así", "cuando", "desde", "toda", "según", "sin", "dicho", "conformidad", "presente",
  },

  labels = {
    decision = { scheme = "decimal", form = "Decisión {n}", words = { "Resolución" } },
    annex = { scheme = "upper-roman", form = "Anexo {n}", words = { "Apéndice" } },
    part = { scheme = "upper-roman", form = "Parte {n}" },
    title = { scheme = "upper-roman", form = "Título {n}" },
    chapter = { scheme = "upper-roman", form = "Capítulo {n}" },
    division = { scheme = "decimal", form = "Sección {n}" },
    article = { scheme = "decimal", form = "Artículo {n}", words = { "Art.", "Regla" } },
    section = { scheme = "upper-roman", form = "{n}." },
    subsection = { scheme = "upper-alpha", form = "{n}." },
    subheading = { scheme = "decimal", form = "{n}." },
    paragraph = { scheme = "decimal", form = "{n}.", words = { "Párrafo" } },
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
  ordinals = { "º", "ª", "o", "°", ".º", ".ª" },

  contents = { "Índice", "Indice" },
  boundaries = { "Anexo", "Apéndice", "Adición", "Adjunto" },
  agenda = { "programa", "orden del día" },

  references = {
    words = {
      paragraph = { "párrafo", "párrafos", "párr.", "párrs." },
      ["agenda-item"] = { "tema", "temas", "subtema", "subtemas" },
      section = { "sección", "secciones", "secc." },
      subsection = { "subsección", "subsecciones" },
      item = { "apartado", "apartados", "inciso", "incisos", "literal", "literales", "subpárrafo", "subpárrafos" },
      article = { "artículo", "artículos", "art.", "arts.", "regla", "reglas" },
      chapter = { "capítulo", "capítulos", "cap.", "caps." },
      part = { "parte", "partes" },
      annex = { "anexo", "anexos", "apéndice", "apéndices" },
    },
    suffixes = { ["agenda-item"] = { "del programa", "del programa provisional", "del orden del día", "de su programa" } },
    ranges = { "a", "al", "-", "–", "—" },
    lists = { ",", "y", "e", "o", "u", "y/o", ";" },
    joins = { ",", "de", "del", "de la", "de los", "de las" },
    relative = { "supra", "infra", "precedente", "precedentes", "anterior", "anteriores" },
    preceding = { "anterior", "precedente" },
    following = { "siguiente" },
    links = { "de", "del", "de la", "de los", "de las", "a la", "al", "que figura en", "contenido en", "contenida en" },
    determiners = { "el", "la", "los", "las", "su", "sus", "dicho", "dicha", "dichos", "dichas", "mismo", "misma", "citado", "citada" },
    internal = {
      "del presente", "de la presente", "al presente", "a la presente", "de este", "de esta", "en el presente",
    },
    instruments = {
      "resolución", "resoluciones", "decisión", "decisiones", "documento", "documentos", "observación general",
      "recomendación general", "recomendación", "recomendaciones", "directiva", "reglamento", "ley", "decreto", "código", "nota",
      "informe", "informes", "carta", "declaración", "convención", "convenio", "protocolo", "pacto", "tratado", "acuerdo",
      "estatuto", "constitución", "programa de acción", "plan de acción", "directrices", "mandato",
    },
    cited_before = { "ibid.", "ibid", "ibíd.", "op. cit.", "loc. cit." },
    forms = { item = "{n})", subitem = "{n})", paragraph = "{n}", ["agenda-item"] = "{n}", section = "{n}", subsection = "{n}" },
  },
}
