-- Spanish ordinals, feminine, 1 to 20: primera, segunda ....
return {
  summary = "Spanish ordinals, feminine, 1 to 20: primera, segunda ...",
  source = "grammar of Spanish ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena", "décima",
    "undécima", "duodécima", "decimotercera", "decimocuarta", "decimoquinta", "decimosexta", "decimoséptima",
    "decimoctava", "decimonovena", "vigésima",
  },
}
