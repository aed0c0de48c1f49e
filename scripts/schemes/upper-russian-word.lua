-- 29 Russian letters, without ё й ъ ь, as Word counts: after я comes аа, бб, capital: А, Б, В ....
return {
  summary = "29 Russian letters, without ё й ъ ь, as Word counts: after я comes аа, бб, capital: А, Б, В ...",
  source = "ECMA-376 part 1, 17.18.59",
  licence = "MIT",
  system = "symbolic",
  symbols = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
  word = "russianUpper",
}
