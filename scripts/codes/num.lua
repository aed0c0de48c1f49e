-- SPDX-License-Identifier: MIT
-- Diagnostics num-..., about labels and their numbers: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  modules = { "import", "translate_numbering" },
  codes = {
    ["num-ambiguous"] = { "a label that could be read in another way", [[
Another reading of the labels here, such as (i) as the letter after (h), fits almost as
well. Look at the kind and the parent that inspect shows.]],
    },
    ["num-bad-form"] = { "a form that prints no label", [[
A form says what stands around a label's numeral: {n} is the numeral and must stand in it
once, {parent} before it is the full number of the label above, all else is printed as it
stands: "({n})", "{n}.", "{parent}.{n}".]],
    },
    ["num-bad-scheme"] = { "a numeral scheme that cannot count", [[
A scheme has a system (numeric, alphabetic, symbolic, fixed, additive), symbols as a string
or a list (additive: pairs of weight and symbol, heaviest first), and a range where the
system has no end of its own. scripts/schemes holds examples and tells the fields.]],
    },
    ["num-duplicate"] = { "a number stands twice", [[
Two labels of one list have the same number. Closing gaps leaves both, since nobody can
say which is meant; renumber = "restart" counts the second as the next.]],
    },
    ["num-empty"] = { "a label without text", [[
Nothing follows the label, neither on its line nor on the next: the text was lost, or a
converter printed a number of its own.]],
    },
    ["num-first"] = { "a list that does not begin with 1", [[
The first label of a list has another number: what stood before it was lost, or the text
is an excerpt. Nothing is renumbered unless asked.]],
    },
    ["num-gap"] = { "a number is left out", [[
The label does not follow the one before it. The labels between were lost, or their
numbers were taken away on purpose.]],
    },
    ["num-glued"] = { "a label without a space behind it", [[
The label runs into its text, as in 1.To. It is read as a label all the same.]],
    },
    ["num-level-conflict"] = { "a heading of another depth than its kind", [[
The format makes this heading deeper or less deep than others with the same kind of label.
The label tells the level, the format does not.]],
    },
    ["num-lost"] = { "a reference to a number that lies in a gap", [[
The text cites a number that no label has, though the numbers before and after it are
there: the label was lost in a conversion, or stands where none is looked for.]],
    },
    ["num-map-alone"] = { "the way back goes with no other option", [[
The option 'map' makes every label and reference what a concordance says it was before.
Nothing else can be asked of the same run.]],
    },
    ["num-map-mismatch"] = { "the concordance is not of this document", [[
The concordance is held against the document label by label and reference by reference,
and here they differ. Take the numbering.csv of the run that wrote this document.]],
    },
    ["num-map-unreadable"] = { "the concordance cannot be read", [[
The file does not exist, may not be read, or lacks a column that numbering.csv has.]],
    },
    ["num-no-numbers"] = { "bullets have no numbers", [[
Bullets and dashes stay as they are; a level for them cannot have a scheme or a form.]],
    },
    ["num-no-parent"] = { "no label above this one", [[
The form asked for shows the number of the label above, and this label stands below none,
so its own number stands alone.]],
    },
    ["num-ocr"] = { "a number that was read from letters", [[
A letter stands where a figure belongs, "l2." for "12.", as scanning makes it. The label is
read with the figure; the text is left as it is.]],
    },
    ["num-orphan"] = { "the only label of its list", [[
A heading is numbered, but none after it goes on with its numbers: an A. without a B. is
usually a mistake.]],
    },
    ["num-out-of-range"] = { "a number the scheme cannot write", [[
Every scheme has a range: Roman numerals go from 1 to 3999, letters begin at 1. The
document is left as it was; choose another scheme for this kind of label.]],
    },
    ["num-restart"] = { "the numbers of a list begin again", [[
A label has a smaller number than the one before it in the same list, and nothing shows
that a new list or a new text begins.]],
    },
    ["num-superscript"] = { "a number that was set high became a figure", [[
"121" after "12" is 12 with a small 1 behind it, an insertion. The label is read so; the
text is left as it is.]],
    },
    ["num-unknown-kind"] = { "a kind of label that nobody knows", [[
The option 'levels' names a kind that no installed language or layout has. The row does
nothing unless a document has labels of that kind.]],
    },
    ["num-unknown-scheme"] = { "no numeral scheme of this name", [[
Schemes are named as CSS names its counter styles: decimal, upper-roman, lower-alpha ...]],
    },
  },
}
