-- 25 Russian letters, without ё з й о ч ъ ы ь, small: а, б, в ....
return {
  summary = "25 Russian letters, without ё з й о ч ъ ы ь, small: а, б, в ...",
  source = "GOST R 2.105 and GOST 7.32, sections on lists",
  licence = "MIT",
  system = "alphabetic",
  symbols = "абвгдежиклмнпрстуфхцшщэюя",
}
