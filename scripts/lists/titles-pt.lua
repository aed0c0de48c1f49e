-- SPDX-License-Identifier: MIT
-- Portuguese: titles before names, offices, roles.
return {
  source = "written for dossier", licence = "MIT", language = "pt",
  male = { "Sr", "Senhor" },
  female = { "Sra", "Senhora", "Dona" },
  courtesy = { "Dra", "Exmo Sr", "Exma Sra", "Sua Excelência" },
  office = { "Presidente", "Ministro", "Ministra", "Embaixador", "Embaixadora", "Juiz", "Juíza",
    "Desembargador", "Desembargadora" },
  role = { "Relator", "Relatora", "representante", "advogado", "advogada", "requerente" },
  cue = { "Assinado", "representado por" },
}
