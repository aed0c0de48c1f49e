-- Doubled small letters, 1 to 26: aa, bb ...: the level below a, b in German laws.
return {
  summary = "Doubled small letters, 1 to 26: aa, bb ...",
  source = "German laws as published (Nummer 1 Buchstabe a Doppelbuchstabe aa)",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii", "jj", "kk", "ll", "mm", "nn", "oo", "pp", "qq", "rr", "ss", "tt", "uu",
    "vv", "ww", "xx", "yy", "zz",
  },
}
