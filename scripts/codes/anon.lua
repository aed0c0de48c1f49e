-- SPDX-License-Identifier: MIT
-- Diagnostics anon-..., about the anonymiser: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  modules = { "anonymise" },
  codes = {
    ["anon-left-over"] = { "a masked name is still readable", [[
After the edits every text of the document was searched once more for what was masked, and
this place still holds it. The document is not handed out. Give the form that stands here
as an alias in the protect list, or the text around it in the keep list.]],
    },
    ["anon-list-entry"] = { "a line of a list is no name", [[
Each line of a protect list is one person: the name, then aliases. This one has no
letters, or more words than a name has. Comments begin with '#'.]],
    },
    ["anon-list-unreadable"] = { "a protect or keep list cannot be read", [[
The option takes a list of texts, or one text that is the path of a CSV file. Paths of a
pipeline start at its folder, those of --set where you stand.]],
    },
    ["anon-no-memory"] = { "no memory for the lists", [[
The lists of the policy, or the protect list, need more memory than there is.]],
    },
    ["anon-no-survey"] = { "the survey of names is missing", [[
The stage knows the names of a run from a first pass over all documents, and what that
pass left is missing or damaged. This is a fault of dossier: please report it.]],
    },
    ["anon-policy"] = { "a policy that cannot be used", [[
A file in policies/ names the types person, title and state, each with a decision (keep,
mask, review), thresholds from 0 to 1000, and for persons a template with {n} in it. The
line named says something else.]],
    },
    ["anon-protect-and-keep"] = { "a name is in both lists", [[
A name of the protect list is in the keep list as well. What is protected is masked; take
it out of one of the two lists.]],
    },
  },
}
