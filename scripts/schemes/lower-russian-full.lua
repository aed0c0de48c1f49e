-- All 33 Russian letters, small: а, б, в ....
return {
  summary = "all 33 Russian letters, small: а, б, в ...",
  source = "W3C Ready-made Counter Styles (Group Note)",
  licence = "MIT",
  system = "alphabetic",
  symbols = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  css = "lower-russian-full",
}
