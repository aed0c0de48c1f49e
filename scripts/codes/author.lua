-- SPDX-License-Identifier: MIT
-- Diagnostics author-..., of the verbs for authors: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  modules = { "author" },
  codes = {
    ["author-exists"] = { "something of that name is there", [[
Nothing is written over. Choose another name, or move the folder or file that is there.]],
    },
    ["author-name"] = { "no name for a stage", [[
A stage is called by small letters, digits and '-' between words, and begins with a letter: the
name is also a name in Lua and in C, where '-' becomes '_'.]],
    },
    ["author-name-taken"] = { "the name is taken", [[
A stage or module of that name is loaded, or the name is a word of Lua, of pipelines or of CMake.
Two modules of one name would hide each other, so one of them is always refused.]],
    },
    ["author-no-manual"] = { "nothing of that name", [[
The manual is that of a module; it is asked for by the name of the module or of a stage, format or
command in it. `dossier stages` lists them.]],
    },
    ["author-no-template"] = { "the templates cannot be read", [[
What `dossier new` writes lies in share/dossier/templates below the installation; doctor says
where that is looked for. Install dossier anew.]],
    },
    ["author-not-written"] = { "a file could not be written", [[
The reason follows the file's name: no room, no right to write there, a name too long.]],
    },
    ["author-usage"] = { "the command lacks something", [[
The command was given without what it works on, or with something it does not know; its --help
shows the order and an example.]],
    },
  },
}
