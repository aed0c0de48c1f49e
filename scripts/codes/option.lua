-- SPDX-License-Identifier: MIT
-- Diagnostics option-..., about options and the command line: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  codes = {
    ["option-bad-setting"] = { "a --set that cannot be read", [[
A setting is STAGE.OPTION=VALUE; further dots lead into tables: --set
translate-numbering.levels.item.form='{n})'. Truth values are true, false, yes or no; the
members of a list are separated by commas.]],
    },
    ["option-choice"] = { "not one of the allowed values", [[
The option takes one of a fixed set of values; the hint names the nearest, or all of them.]],
    },
    ["option-extra"] = { "the command takes fewer words", [[
A word was given that the command has no use for; its --help shows what it takes. An input whose
name begins with a dash stands behind `--`.]],
    },
    ["option-missing"] = { "the command needs something more", [[
The command was given without what it works on; its --help shows the order and an example.]],
    },
    ["option-needs-value"] = { "a flag without its value", [[
The flag is followed by a value, as a word of its own or after '='.]],
    },
    ["option-no-value"] = { "a flag with a value it does not take", [[
The flag is either there or not; write it without '='.]],
    },
    ["option-nothing-to-explain"] = { "nothing of this name to explain", [[
`dossier explain` knows stages, their options (STAGE.OPTION), diagnostic codes and numeral
schemes.]],
    },
    ["option-position"] = { "a value without a name", [[
Options are given by name: stage.import { layout = "un-report" }.]],
    },
    ["option-range"] = { "a number out of range", [[
The option takes whole numbers between the bounds named in the message.]],
    },
    ["option-type"] = { "a value of the wrong type", [[
The option takes another type of value; `dossier explain STAGE.OPTION` shows which.]],
    },
    ["option-unknown"] = { "no option of this name", [[
The stage has no such option. The hint has the nearest name or the list of all; `dossier
explain STAGE` describes them.]],
    },
    ["option-unknown-verb"] = { "no command of this name", [[
`dossier --help` lists the commands; some come from plugins, and `dossier stages
--refused` tells of those that were not loaded.]],
    },
  },
}
