-- SPDX-License-Identifier: MIT
-- Diagnostics module-..., about plugins that were refused: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  codes = {
    ["module-damaged"] = { "a module's file is cut short", [[
The file starts as a module does and its headers name more bytes than it has, or make no
sense. A build or a copy stopped half way: build or copy it again.]],
    },
    ["module-duplicate"] = { "a name is there twice", [[
Two modules have one name, or offer a stage, format or verb of the same name. The first of
the search path is kept and the other is refused, so that nothing is replaced silently.
Remove or rename one of the two; `dossier stages --where` shows the search path.]],
    },
    ["module-incomplete"] = { "a module's description has a fault", [[
A stage, format or verb lacks something that all must have, or an option row would be
written outside the stage's state. The reason names the member to correct in the module's
source.]],
    },
    ["module-missing"] = { "there is no such module file", [[
The file named does not exist. Check the name and the folder.]],
    },
    ["module-missing-library"] = { "a library of the module is not installed", [[
The module was linked with a shared library that the dynamic loader does not find. Install
it; ldd MODULE lists what is missing.]],
    },
    ["module-no-entry"] = { "the module exports no description", [[
The file is a shared object without the symbol NAME_LTX_dossier_module, where NAME is the
file's name with '_' for '-'. Write DSR_MODULE(NAME) = { ... } in the source, and keep the
file's name and that word alike. Libraries that are no modules do not belong into a folder
of the search path.]],
    },
    ["module-no-folder"] = { "a folder of the search path cannot be read", [[
A folder named by --plugin-path or DOSSIER_PLUGIN_PATH does not exist or may not be read.]],
    },
    ["module-no-loader"] = { "libltdl cannot be used", [[
The library that loads modules did not start; only built-in stages are there. The reason
has its words.]],
    },
    ["module-no-memory"] = { "memory was out", [[
There was no memory left for a module's description.]],
    },
    ["module-not-elf"] = { "the file is no compiled module", [[
The file is empty, a text, a folder, or of another kind than a shared object. A module is
made with cc -shared -fPIC; only modules belong into a folder of the search path under the
suffix .so.]],
    },
    ["module-not-loadable"] = { "the dynamic loader refuses the module", [[
The reason has the dynamic loader's own words.]],
    },
    ["module-undefined-symbol"] = { "the module needs a function that nothing defines", [[
A name the module uses is defined neither by it nor by a library it is linked with.
Modules link nothing of dossier and call the host through its table. Linking with
-Wl,-z,defs shows this when the module is built.]],
    },
    ["module-unreadable"] = { "the module's file cannot be read", [[
The file is there and may not be opened. Check its permissions and those of its folders.]],
    },
    ["module-wrong-abi"] = { "the module is built for another plugin interface", [[
The first number of each description is the version of the interface (DSR_ABI). Build the
module again with the dossier/stage.h of this program.]],
    },
    ["module-wrong-machine"] = { "the module is built for another machine", [[
Processor, word size and byte order of a module must be those of the program. Build it on
or for this machine.]],
    },
    ["module-wrong-size"] = { "a description has a size this program does not know", [[
Shorter descriptions come from older headers and are filled up with zeros; longer ones
come from newer headers and cannot be understood: update dossier or build the module
again. Each description starts with DSR_ABI and its own sizeof.]],
    },
  },
}
