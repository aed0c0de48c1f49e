-- Russian ordinals, feminine genitive and the like, 1 to 20: первой, второй ....
return {
  summary = "Russian ordinals, feminine genitive and the like, 1 to 20: первой, второй ...",
  source = "grammar of Russian ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "первой", "второй", "третьей", "четвертой", "пятой", "шестой", "седьмой", "восьмой", "девятой", "десятой",
    "одиннадцатой", "двенадцатой", "тринадцатой", "четырнадцатой", "пятнадцатой", "шестнадцатой", "семнадцатой",
    "восемнадцатой", "девятнадцатой", "двадцатой",
  },
}
