-- English ordinals, 1 to 20: first, second ....
return {
  summary = "English ordinals, 1 to 20: first, second ...",
  source = "grammar of English ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
  },
}
