-- SPDX-License-Identifier: MIT
-- Diagnostics ref-..., about references: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  modules = { "import", "translate_numbering" },
  codes = {
    ["ref-ambiguous"] = { "a reference that may cite several labels", [[
More than one label is as near to the reference and has its number. Where numbers change
it is left as it was: correct it by hand; the concordance says what became of each label.]],
    },
    ["ref-common"] = { "a reference whose number now stands more than once", [[
The label it cites was the only one with its number, and after renumbering there are
others: paragraphs that begin at 1 in each section, for example. The number was rewritten,
but a reader cannot tell which is meant.]],
    },
    ["ref-dangling"] = { "a reference to a label that is not there", [[
The reference cites a number that no label has. Perhaps the label was lost, or another
document is meant. Where numbers change it is left as it was.]],
    },
    ["ref-stale"] = { "a reference that cites a number of before", [[
The label it cites has another number now, and references = "keep" leaves it as it was.]],
    },
    ["ref-unreadable"] = { "a reference in a wording that cannot be rewritten", [[
The label it cites has another number now, but the old number does not stand in the
reference in a form that is understood. Correct it by hand.]],
    },
    ["ref-would-change"] = { "a reference that would be rewritten", [[
references = "report" says what references = "follow" would write, and changes nothing.]],
    },
  },
}
