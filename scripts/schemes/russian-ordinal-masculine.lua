-- Russian ordinals, masculine nominative, 1 to 20: первый, второй ....
return {
  summary = "Russian ordinals, masculine nominative, 1 to 20: первый, второй ...",
  source = "grammar of Russian ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый",
    "одиннадцатый", "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый", "шестнадцатый", "семнадцатый",
    "восемнадцатый", "девятнадцатый", "двадцатый",
  },
}
