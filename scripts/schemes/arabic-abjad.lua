-- Arabic letters in abjad order with a bare alif.
return {
  summary = "Arabic letters in abjad order with a bare alif",
  source = "W3C Ready-made Counter Styles (Group Note)",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "ا", "ب", "ج", "د", "ه\u{200D}", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن",
    "س", "ع", "ف", "ص", "ق", "ر", "ش", "ت", "ث", "خ", "ذ", "ض", "ظ", "غ",
  },
  css = "arabic-abjad",
}
