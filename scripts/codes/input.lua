-- SPDX-License-Identifier: MIT
-- Diagnostics input-..., about files that are read: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  codes = {
    ["input-bad-name"] = { "a file name is not UTF-8", [[
Names stand in bundles and reports, so they must be valid UTF-8. Rename the file.]],
    },
    ["input-empty"] = { "the input is empty", [[
A file without a byte cannot become a document. Remove it from the inputs.]],
    },
    ["input-empty-folder"] = { "the folder holds no documents", [[
Folders are searched with all below them; hidden files are left out. Name a file directly
to take it all the same.]],
    },
    ["input-missing"] = { "the input does not exist", [[
No file or folder of this name is there. Names are relative to the working folder.]],
    },
    ["input-not-utf8"] = { "the text is not UTF-8", [[
Text inputs must be valid UTF-8; the place is the first byte that is not. Convert the
file, for example with iconv -f WINDOWS-1252 -t UTF-8.]],
    },
    ["input-nul"] = { "the text holds a NUL byte", [[
A NUL byte shows that the file is binary or damaged, so it is refused rather than guessed
at.]],
    },
    ["input-too-deep"] = { "folders nested too deep", [[
The search of a folder stops at a depth that no archive of documents needs; a link may
lead in a circle. Name the inner folder directly.]],
    },
    ["input-too-large"] = { "the file is larger than can be read", [[
A text is read up to 1 GiB, and a Markdown file with very many lines and signs to less,
since its parser counts them in 31 bits. Cut the file into several.]],
    },
    ["input-unknown-format"] = { "no format reads this file", [[
Neither the suffix nor the first bytes belong to a format that is loaded. Name one with
stage.import { format = "markdown" }; `dossier doctor` lists the formats.]],
    },
    ["input-unreadable"] = { "the input cannot be read", [[
The file or folder is there, but reading it failed; the message has the system's reason.]],
    },
  },
}
