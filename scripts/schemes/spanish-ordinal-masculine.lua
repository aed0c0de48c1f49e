-- Spanish ordinals, masculine, 1 to 20: primero, segundo ....
return {
  summary = "Spanish ordinals, masculine, 1 to 20: primero, segundo ...",
  source = "grammar of Spanish ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo",
    "undécimo", "duodécimo", "decimotercero", "decimocuarto", "decimoquinto", "decimosexto", "decimoséptimo",
    "decimoctavo", "decimonoveno", "vigésimo",
  },
}
