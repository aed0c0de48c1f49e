-- SPDX-License-Identifier: MIT
-- German: titles before names, offices, roles.
return {
  source = "written for dossier", licence = "MIT", language = "de",
  male = { "Herr", "Herrn" },
  female = { "Frau", "Fräulein" },
  courtesy = { "Prof", "Professorin", "Doktor", "Dipl.-Ing", "Seine Exzellenz", "Ihre Exzellenz" },
  plural = { "Herren", "Frauen" },
  office = { "Präsident", "Präsidentin", "Bundeskanzler", "Bundeskanzlerin", "Bundespräsident",
    "Ministerin", "Botschafter", "Botschafterin", "Richter", "Richterin", "Staatsanwalt",
    "Staatsanwältin", "Rechtsanwalt", "Rechtsanwältin" },
  role = { "Vorsitzender", "Vorsitzende", "Vertreter", "Vertreterin", "Kläger", "Klägerin",
    "Beklagter", "Beklagte", "Zeuge", "Zeugin" },
  cue = { "gezeichnet", "vertreten durch" },
}
