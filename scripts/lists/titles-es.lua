-- SPDX-License-Identifier: MIT
-- Spanish: titles before names, offices, roles, and words that a name follows.
return {
  source = "written for dossier", licence = "MIT", language = "es",
  male = { "Sr", "Señor", "Excmo Sr" },
  female = { "Sra", "Srta", "Señora", "Señorita", "Excma Sra", "Doña" },
  courtesy = { "Dra", "Lic", "Excmo", "Excma", "S.E.", "Su Excelencia", "Su Majestad" },
  plural = { "Sres", "Sras" },
  office = { "Presidente", "Presidenta", "Vicepresidente", "Vicepresidenta", "Primer Ministro",
    "Primera Ministra", "Ministro", "Ministra", "Embajador", "Embajadora", "Juez", "Jueza",
    "Secretario General", "Secretaria General", "Magistrado", "Magistrada" },
  role = { "Relator", "Relatora", "representante", "Representante", "Representante Especial",
    "Representante Personal", "abogado", "abogada", "Jefe", "Jefa", "Director", "Directora",
    "Coordinador", "Coordinadora", "Coordinador Especial", "Secretario", "Secretaria",
    "moderador", "moderadora" },
  cue = { "presidida por", "presidido por", "inaugurada por", "representado por",
    "representada por", "Firmado", "declaración de" },
}
