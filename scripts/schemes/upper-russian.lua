-- 28 Russian letters, without ё й ъ ы ь, capital: А, Б, В ....
return {
  summary = "28 Russian letters, without ё й ъ ы ь, capital: А, Б, В ...",
  source = "W3C Ready-made Counter Styles (Group Note)",
  licence = "MIT",
  system = "alphabetic",
  symbols = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
  css = "upper-russian",
}
