-- SPDX-License-Identifier: MIT
-- French: titles before names, offices, roles, and words that a name follows.
return {
  source = "written for dossier", licence = "MIT", language = "fr",
  male = { "Monsieur" },
  female = { "Mme", "Mlle", "Madame", "Mademoiselle" },
  small = { "maître", "mme", "monsieur", "madame" },
  courtesy = { "Me", "Maître", "Dr", "Docteur", "Pr", "Professeur", "S.E.", "Son Excellence",
    "Sa Majesté", "Son Altesse" },
  plural = { "Mmes", "Messieurs", "Mesdames" },
  weak_male = { "M" },
  weak_plural = { "MM" },
  office = {
    "Président", "Présidente", "Vice-Président", "Vice-Présidente", "Premier Ministre",
    "Première Ministre", "Ministre", "Ambassadeur", "Ambassadrice", "Juge", "juge",
    "Secrétaire général", "Secrétaire générale", "Directeur général", "Directrice générale",
    "Sénateur", "Commissaire", "Roi", "Reine", "Prince", "Princesse", "Général", "Colonel",
    "Capitaine", "Commandant",
  },
  role = {
    "Rapporteur", "Rapporteuse", "Rapporteur spécial", "représentant", "représentante",
    "Représentant", "Représentante", "Représentant spécial", "Représentante spéciale",
    "avocat", "avocate", "requérant", "requérante", "ressortissant", "ressortissante",
    "modérateur", "modératrice", "facilitateur", "facilitatrice", "Chef", "Directeur",
    "Directrice", "Coordonnateur", "Coordonnatrice", "Coordonnateur spécial", "Envoyé",
    "Secrétaire", "Haut-Commissaire",
  },
  cue = { "présidée par", "présidé par", "ouverte par", "ouvert par", "représenté par",
    "représentée par", "Signé", "déclaration de" },
}
