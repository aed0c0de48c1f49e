-- Arabic letters in the order of United Nations documents: أ, ب, ج, د, هـ ....
return {
  summary = "Arabic letters in the order of United Nations documents: أ, ب, ج, د, هـ ...",
  source = "parallel United Nations texts (A/71/100/Add.1, item 116); order as in arabic-abjad of W3C Ready-made Counter Styles (Group Note); ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "symbolic",
  symbols = {
    "أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن",
    "س", "ع", "ف", "ص", "ق", "ر", "ش", "ت", "ث", "خ", "ذ", "ض", "ظ", "غ",
  },
  word = "arabicAbjad",
}
