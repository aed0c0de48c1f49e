-- SPDX-License-Identifier: MIT
-- Persons only: names and the courtesy titles before them are replaced; offices, states, bodies
-- and places stay.
return {
  summary = "names of persons with their courtesy titles; nothing else",
  source = "written for dossier", licence = "MIT",
  types = {
    -- `mask` and `review`: the least confidence (0 to 1000) for that decision.
    -- {n} is the number or, with a key, the token.
    person = { decision = "mask", template = "Person {n}", mask = 600, review = 300 },
    title = { decision = "mask" }, -- courtesy titles; "keep" leaves "Mr. Person 1"
    state = { decision = "keep" },
  },
  lists = {
    titles = { "titles-en", "titles-fr", "titles-es", "titles-ru", "titles-de", "titles-pt" },
    words = { "words" },
    states = { "states" },
    places = { "places" },
    bodies = { "bodies" },
    given = { "given-names" },
  },
}
