-- Russian ordinals, feminine nominative, 1 to 20: первая, вторая ....
return {
  summary = "Russian ordinals, feminine nominative, 1 to 20: первая, вторая ...",
  source = "grammar of Russian ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "первая", "вторая", "третья", "четвертая", "пятая", "шестая", "седьмая", "восьмая", "девятая", "десятая",
    "одиннадцатая", "двенадцатая", "тринадцатая", "четырнадцатая", "пятнадцатая", "шестнадцатая", "семнадцатая",
    "восемнадцатая", "девятнадцатая", "двадцатая",
  },
}
