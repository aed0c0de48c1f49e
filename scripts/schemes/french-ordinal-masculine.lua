-- French ordinals, masculine, 1 to 20: premier, deuxième ....
return {
  summary = "French ordinals, masculine, 1 to 20: premier, deuxième ...",
  source = "grammar of French ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
    "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième", "dix-septième",
    "dix-huitième", "dix-neuvième", "vingtième",
  },
}
