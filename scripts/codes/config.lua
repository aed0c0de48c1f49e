-- SPDX-License-Identifier: MIT
-- Diagnostics config-..., about pipelines and data files in Lua: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  codes = {
    ["config-call"] = { "a function of a Lua file failed", [[
A stage called a function that a Lua file gave as an option, and it ended with an error or
returned something else than a text. The place is the line that failed.]],
    },
    ["config-data-missing"] = { "no such data file", [[
A stage asked for a Lua data file (a language, a layout, a policy ...) that lies neither
beside the pipeline file nor among the installed scripts. Put NAME.lua into a folder of
that kind beside the pipeline file, or correct the name.]],
    },
    ["config-escape"] = { "a module outside the allowed folders", [[
require takes names of files below the folder of the pipeline file or below the installed
scripts, with dots between the steps: require "stages.footers". Absolute names, '..' and
symbolic links that lead out are refused.]],
    },
    ["config-file"] = { "the file cannot be read", [[
The pipeline, or a Lua file it needs, does not exist or may not be read.]],
    },
    ["config-limit"] = { "a Lua file took too much time or memory", [[
Pipelines and data files only build values: they get some seconds of processor time and 64
MiB; a stage has the time of its document. Look for a loop that never ends or a table that never stops growing at the line
named.]],
    },
    ["config-module-missing"] = { "require found no such file", [[
The module is looked for below the folder of the pipeline file, then below the installed
scripts. A dot stands for a folder: "stages.footers" is stages/footers.lua.]],
    },
    ["config-no-import"] = { "the first stage reads no documents", [[
A pipeline begins with the stage that makes documents of the inputs: stage.import {}.]],
    },
    ["config-no-package"] = { "nothing is written", [[
A pipeline ends with the stage that writes what is handed out: stage.package {}.]],
    },
    ["config-no-pipeline"] = { "no installed pipeline of this name", [[
A name without a slash and without .lua is that of an installed pipeline. Name a file of
your own with its path: ./mine.lua.]],
    },
    ["config-pack"] = { "a pack cannot be taken", [[
A pack is a folder with a pack.lua that says name, version and summary. One that would take a
name that is there already (of a pack, a stage, a data file, a pipeline) is refused as a whole.
`dossier check FOLDER` tells everything.]],
    },
    ["config-pipeline"] = { "the pipeline is not built as it should", [[
A pipeline file ends with `return pipeline "name" { ... }`. The braces hold stages in
their order, profiles, and the fields summary and order.]],
    },
    ["config-runtime"] = { "a Lua file failed while it ran", [[
The line named raised an error. The hint shows where it was called from.]],
    },
    ["config-stage"] = { "a stage in Lua is not defined as it should be", [[
A module that holds a stage ends with `return stage "name" { summary = ..., edits = ...,
options = ..., visit = ... }`; the page of samples/stage-in-lua tells all. Kinds of blocks, types of options and edits have fixed
names.]],
    },
    ["config-syntax"] = { "a Lua file cannot be understood", [[
The text is not valid Lua 5.4 at the place named. Only source text is read, never compiled
chunks.]],
    },
    ["config-unknown-name"] = { "an unknown name", [[
A name was read or assigned that is neither local nor offered to Lua files. Offered are
pipeline, profile, stage, require, string, table, math, utf8 and the basic functions that
touch neither files nor the system. Declare your own names with `local`.]],
    },
    ["config-unknown-profile"] = { "no profile of this name", [[
The profiles of a pipeline stand in its braces: profile "name" { stage_name = { ... } }.]],
    },
    ["config-unknown-stage"] = { "no stage of this name", [[
No loaded module provides the stage. `dossier stages` lists those there are, `dossier
stages --refused` the modules that were not loaded, with the reason. Write dashes as
underscores: stage.translate_numbering.]],
    },
    ["config-value"] = { "a value that cannot be used", [[
Options and data are texts, whole numbers, true and false, functions, and tables of these
with names or positions. Fractions, tables that contain themselves, gaps in lists, texts
that are not UTF-8 and very large or deep tables are refused.]],
    },
  },
}
