-- SPDX-License-Identifier: MIT
-- Diagnostics pkg-..., about bundles that are written: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  modules = { "package" },
  codes = {
    ["pkg-bad-fact"] = { "another stage left an unusable fact", [[
A fact for the manifest is JSON without fractions, one of each name. This is a fault of
the stage that attached it.]],
    },
    ["pkg-custody-path"] = { "the custody bundle would overwrite the bundle", [[
Give --custody a name of its own, outside the folder that is handed out.]],
    },
    ["pkg-date"] = { "not a date", [[
The option date is written YYYY-MM-DD, from 1980 to 2107, since a zip holds no others.]],
    },
    ["pkg-digest"] = { "the checksum cannot be computed", [[
The system's crypto library refuses this kind. Choose another with the option digest.]],
    },
    ["pkg-empty"] = { "no document is left to be packed", [[
Every document failed, so there is nothing to put into a bundle. The reasons stand above.]],
    },
    ["pkg-incomplete"] = { "documents failed, so the bundle was not written", [[
A bundle that silently lacks a document would be worse than none. Repair the document, or
use --partial, which names the gaps in the bundle.]],
    },
    ["pkg-name-twice"] = { "two files would have one name", [[
Names that differ only in case or Unicode form are one name on some systems. Choose
another template with the option file, or rename an input.]],
    },
    ["pkg-nothing-rendered"] = { "the bundle would hold no document", [[
The option render is empty. Name at least "source".]],
    },
    ["pkg-proof"] = { "the written bundle is not what was meant", [[
The bundle was read back before it was given its name, and differs. Nothing was published.
Suspect the disk or the memory, then dossier.]],
    },
    ["pkg-template"] = { "the template of the file name is not understood", [[
The option file may hold {name}, {symbol}, {language} and {title}.]],
    },
    ["pkg-write"] = { "the bundle could not be written", [[
The message has the system's reason. What stood there before is untouched.]],
    },
  },
}
