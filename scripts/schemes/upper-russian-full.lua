-- All 33 Russian letters, capital: А, Б, В ....
return {
  summary = "all 33 Russian letters, capital: А, Б, В ...",
  source = "W3C Ready-made Counter Styles (Group Note)",
  licence = "MIT",
  system = "alphabetic",
  symbols = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
  css = "upper-russian-full",
}
