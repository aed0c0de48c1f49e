-- Russian ordinals, feminine accusative, 1 to 20: первую, вторую ....
return {
  summary = "Russian ordinals, feminine accusative, 1 to 20: первую, вторую ...",
  source = "grammar of Russian ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "первую", "вторую", "третью", "четвертую", "пятую", "шестую", "седьмую", "восьмую", "девятую", "десятую",
    "одиннадцатую", "двенадцатую", "тринадцатую", "четырнадцатую", "пятнадцатую", "шестнадцатую", "семнадцатую",
    "восемнадцатую", "девятнадцатую", "двадцатую",
  },
}
