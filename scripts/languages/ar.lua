-- Arabic: words by which it is known, how its documents number, how they cite numbers.
return {
  name = "Arabic",
  source = "parallel United Nations texts (numbering of headings and paragraphs); word lists of this project",
  licence = "MIT",

  detect = {
    "في", "من", "على", "إلى", "أن", "التي", "الذي", "عن", "مع", "هذا", "هذه", "ذلك", "أو", "و", "لا", "كما", "قد", "بين", "ما",
    "كان", "كانت", "تم", "بعد", "أي", "كل", "وقد", "ولا", "وفي", "ومن", "وأن", "وعلى", "الأمم", "المتحدة", "لجنة", "اللجنة",
    "الدول", "إن", "غير", "خلال", "حول", "لم", "بما", "وذلك", "المادة", "الفقرة",
  },

  labels = {
    decision = { scheme = "decimal", form = "المقرر {n}", words = { "القرار" }, schemes = { "arabic-indic" } },
    annex = { scheme = "arabic-ordinal-masculine", form = "المرفق {n}", words = { "التذييل", "الضميمة" } },
    part = { scheme = "arabic-ordinal-masculine", form = "الجزء {n}" },
    title = { scheme = "arabic-ordinal-masculine", form = "الباب {n}" },
    chapter = { scheme = "arabic-ordinal-masculine", form = "الفصل {n}" },
    division = { scheme = "decimal", form = "القسم {n}", schemes = { "arabic-ordinal-masculine", "arabic-indic" } },
    article = {
      scheme = "decimal", form = "المادة {n}", words = { "مادة", "القاعدة" },
      schemes = { "arabic-indic", "arabic-ordinal-feminine" }, forms = { "المادة ({n})" },
    },
    section = { scheme = "arabic-ordinal-adverb", form = "{n} -", schemes = { "arabic-ordinal-adverb-tanwin" }, forms = { "{n}-", "{n} –" } },
    subsection = { scheme = "arabic-letter-names", form = "{n} -", forms = { "{n}-", "{n} –" } },
    subheading = { scheme = "decimal", form = "{n} -", schemes = { "arabic-indic" }, forms = { "{n}-" } },
    paragraph = { scheme = "decimal", form = "{n} -", schemes = { "arabic-indic" }, forms = { "{n}-", "{n} –" } },
    subparagraph = { scheme = "decimal", form = "{n} -", schemes = { "arabic-indic" }, forms = { "{n}-" } },
    ["agenda-item"] = { scheme = "decimal", form = "{n} -", schemes = { "arabic-indic" }, forms = { "{n}-" } },
    -- The letters follow the old order of the alphabet: (و) is (f), (ز) is (g).
    item = { scheme = "arabic-abjad-un", form = "({n})" },
    subitem = { scheme = "decimal", form = "'{n}'", schemes = { "arabic-indic" }, forms = { "‘{n}’" } },
    point = { scheme = "arabic-abjad-un", form = "{n} -", forms = { "{n}-" } },
  },

  inserts = {
    "مكرراً", "ثالثاً", "رابعاً", "خامساً", "سادساً", "سابعاً", "ثامناً", "تاسعاً", "عاشراً",
    "مكررا", "مكرر", "مكررة", "ثالثا", "رابعا", "خامسا", "سادسا", "مكررا ثانيا", "مكررا ثالثا", "مكرراً ثانياً", "مكرراً ثالثاً",
  },
  ordinals = {},
  direction = "rtl",

  contents = { "المحتويات" },
  boundaries = { "المرفق", "التذييل", "إضافة", "الضميمة" },
  agenda = { "جدول الأعمال", "جدول أعمال" },

  references = {
    words = {
      paragraph = { "الفقرة", "فقرة", "الفقرتان", "الفقرتين", "فقرتين", "الفقرات", "فقرات", "للفقرة", "للفقرتين", "للفقرات" },
      ["agenda-item"] = { "البند", "بند", "البندان", "البندين", "البنود", "بنود", "للبند", "للبندين", "للبنود", "البند الفرعي" },
      section = { "الفرع", "فرع", "الفرعين", "الفروع", "للفرع", "القسم", "قسم", "القسمين", "الأقسام", "للقسم" },
      subsection = { "الفرع الفرعي", "القسم الفرعي" },
      item = { "الفقرة الفرعية", "الفقرتين الفرعيتين", "الفقرات الفرعية", "للفقرة الفرعية" },
      article = {
        "المادة", "مادة", "المادتان", "المادتين", "المواد", "مواد", "للمادة", "للمادتين", "للمواد", "القاعدة", "القاعدتين", "القواعد",
        "للقاعدة",
      },
      chapter = { "الفصل", "فصل", "الفصلان", "الفصلين", "الفصول", "للفصل" },
      part = { "الجزء", "جزء", "الجزأين", "الأجزاء", "للجزء" },
      annex = { "المرفق", "مرفق", "المرفقان", "المرفقين", "المرفقات", "للمرفق", "التذييل", "للتذييل" },
    },
    fillers = { "من" }, -- "المواد من 33 إلى 37"
    prefixes = { "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب" },
    suffixes = { ["agenda-item"] = { "من جدول الأعمال", "من جدول الأعمال المؤقت", "من جدول أعمالها", "من جدول أعماله" } },
    schemes = { "arabic-indic", "arabic-ordinal-feminine", "arabic-ordinal-masculine", "arabic-ordinal-feminine-oblique", "arabic-ordinal-masculine-oblique",
      "arabic-letter-names", "arabic-abjad-un" },
    ranges = { "إلى", "-", "–", "—", "حتى" },
    lists = { "،", ",", "و", "أو", "؛" },
    joins = { "من", "،", "في" },
    relative = { "أعلاه", "أدناه", "الآنفة الذكر", "السالفة الذكر" },
    preceding = { "السابقة", "السابق" },
    following = { "التالية", "التالي" },
    links = { "من", "في", "لل", "إلى", "الواردة في", "الوارد في" },
    determiners = { "هذه", "هذا", "تلك", "ذلك", "نفس", "المذكورة", "المذكور" },
    internal = { "من هذا", "من هذه", "بهذه", "بهذا", "لهذه", "لهذا" },
    instruments = {
      "القرار", "قرار", "القرارات", "المقرر", "مقرر", "الوثيقة", "وثيقة", "الوثائق", "الاتفاقية", "اتفاقية", "الاتفاق", "اتفاق",
      "البروتوكول", "بروتوكول", "الميثاق", "ميثاق", "العهد", "المعاهدة", "معاهدة", "النظام الأساسي", "النظام الداخلي", "الدستور",
      "القانون", "قانون", "المدونة", "الإعلان", "إعلان", "التقرير", "تقرير", "برنامج العمل", "خطة العمل", "المبادئ التوجيهية",
      "التعليق العام", "التوصية العامة", "التوصية", "المذكرة", "الرسالة",
    },
    cited_before = { "المرجع نفسه", "المرجع السابق" },
    forms = { item = "({n})", subitem = "'{n}'", paragraph = "{n}", ["agenda-item"] = "{n}", section = "{n}", subsection = "{n}" },
    print = {
      -- Nominative, then genitive and accusative, which differ in the dual only.
      kinds = {
        paragraph = { one = "الفقرة {n}", two = { "الفقرتان {n}", "الفقرتين {n}" }, many = "الفقرات {n}", gender = "feminine" },
        ["agenda-item"] = {
          one = "البند {n} من جدول الأعمال", two = { "البندان {n} من جدول الأعمال", "البندين {n} من جدول الأعمال" },
          many = "البنود {n} من جدول الأعمال",
        },
        section = { one = "الفرع {n}", two = { "الفرعان {n}", "الفرعين {n}" }, many = "الفروع {n}" },
        subsection = { one = "الفرع {n}", two = { "الفرعان {n}", "الفرعين {n}" }, many = "الفروع {n}" },
        item = {
          one = "الفقرة الفرعية {n}", two = { "الفقرتان الفرعيتان {n}", "الفقرتين الفرعيتين {n}" }, many = "الفقرات الفرعية {n}",
          gender = "feminine",
        },
        article = { one = "المادة {n}", two = { "المادتان {n}", "المادتين {n}" }, many = "المواد {n}", gender = "feminine" },
        rule = { one = "المادة {n}", two = { "المادتان {n}", "المادتين {n}" }, many = "المواد {n}", gender = "feminine" },
        chapter = { one = "الفصل {n}", two = { "الفصلان {n}", "الفصلين {n}" }, many = "الفصول {n}" },
        part = { one = "الجزء {n}", two = { "الجزءان {n}", "الجزأين {n}" }, many = "الأجزاء {n}" },
        annex = { one = "المرفق {n}", two = { "المرفقان {n}", "المرفقين {n}" }, many = "المرفقات {n}" },
        appendix = { one = "التذييل {n}", two = { "التذييلان {n}", "التذييلين {n}" }, many = "التذييلات {n}" },
      },
      cases = { accordance = 2, pursuant = 2, under = 2, ["in"] = 2, of = 2, to = 2, by = 2 },
      -- Prepositions that grow together with the article: ل and ال become لل.
      prefixes = { pursuant = { "ب" }, accordance = { "لل", "ال" } },
      numerals = {
        ["upper-roman"] = { masculine = "arabic-ordinal-masculine", feminine = "arabic-ordinal-feminine" },
        ["upper-alpha"] = "arabic-letter-names",
        ["lower-alpha"] = "arabic-abjad-un",
        ["lower-roman"] = "decimal",
      },
      separators = { ["and"] = { " و " }, ["or"] = { " أو " }, comma = { " و ", "،", "؛" }, range = { "-", "إلى", "–", "—", "حتى" } },
      joint = " ",
      nested = "-", -- 254-1
      nesting = "inner",
      of = " من ",
      above = { "أعلاه" },
      below = { "أدناه" },
      ibid = { "المرجع نفسه", "المرجع السابق" },
      relations = { ["in"] = { "في" }, of = { "من" }, under = { "بموجب", "تحت" } },
    },
  },
}
