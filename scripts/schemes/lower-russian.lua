-- 28 Russian letters, without ё й ъ ы ь, small: а, б, в ....
return {
  summary = "28 Russian letters, without ё й ъ ы ь, small: а, б, в ...",
  source = "W3C Ready-made Counter Styles (Group Note)",
  licence = "MIT",
  system = "alphabetic",
  symbols = "абвгдежзиклмнопрстуфхцчшщэюя",
  css = "lower-russian",
}
