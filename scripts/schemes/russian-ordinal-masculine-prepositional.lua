-- Russian ordinals, masculine prepositional, 1 to 20: первом, втором ....
return {
  summary = "Russian ordinals, masculine prepositional, 1 to 20: первом, втором ...",
  source = "grammar of Russian ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "первом", "втором", "третьем", "четвертом", "пятом", "шестом", "седьмом", "восьмом", "девятом", "десятом",
    "одиннадцатом", "двенадцатом", "тринадцатом", "четырнадцатом", "пятнадцатом", "шестнадцатом", "семнадцатом",
    "восемнадцатом", "девятнадцатом", "двадцатом",
  },
}
