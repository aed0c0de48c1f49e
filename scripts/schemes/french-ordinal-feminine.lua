-- French ordinals, feminine, 1 to 20: première, deuxième ....
return {
  summary = "French ordinals, feminine, 1 to 20: première, deuxième ...",
  source = "grammar of French ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
    "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième", "dix-septième",
    "dix-huitième", "dix-neuvième", "vingtième",
  },
}
