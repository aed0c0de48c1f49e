-- Arabic letters in the order of the alphabet: أ, ب, ت, ث ....
return {
  summary = "Arabic letters in the order of the alphabet: أ, ب, ت, ث ...",
  source = "ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "symbolic",
  symbols = {
    "أ", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص",
    "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي",
  },
  word = "arabicAlpha",
}
