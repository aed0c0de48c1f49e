-- Figures in one sign with a stop, 1 to 20: ⒈, ⒉ ....
return {
  summary = "figures in one sign with a stop, 1 to 20: ⒈, ⒉ ...",
  source = "W3C Ready-made Counter Styles (Group Note); ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "fixed",
  symbols = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
  word = "decimalEnclosedFullstop",
  css = "dotted-decimal",
}
