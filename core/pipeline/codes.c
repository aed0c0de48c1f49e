/* SPDX-License-Identifier: MIT */
/*
 * The diagnostic codes of the core, in alphabetical order (a test holds us to it); those of the
 * plugins stand in plugin_codes.c.  A row has the code, a summary of a few words, and what it
 * means and what to do, for `dossier explain CODE`.
 */
#include "code_table.h"

#include <string.h>

const struct code_row core_codes[] = {
    {"config-call", "a function of a Lua file failed",
     "A stage called a function that a Lua file gave as an option, and it ended with an error or "
     "returned something else than a text. The place is the line that failed."},
    {"config-data-missing", "no such data file",
     "A stage asked for a Lua data file (a language, a layout, a policy ...) that lies neither "
     "beside the pipeline file nor among the installed scripts. Put NAME.lua into a folder of that "
     "kind beside the pipeline file, or correct the name."},
    {"config-escape", "a module outside the allowed folders",
     "require takes names of files below the folder of the pipeline file or below the installed "
     "scripts, with dots between the steps: require \"stages.footers\". Absolute names, '..' and "
     "symbolic links that lead out are refused."},
    {"config-file", "the file cannot be read",
     "The pipeline, or a Lua file it needs, does not exist or may not be read."},
    {"config-limit", "a Lua file took too much time or memory",
     "Pipelines and data files only build values: they get some seconds of processor time and 64 "
     "MiB. Look for a loop that never ends or a table that never stops growing at the line named."},
    {"config-module-missing", "require found no such file",
     "The module is looked for below the folder of the pipeline file, then below the installed "
     "scripts. A dot stands for a folder: \"stages.footers\" is stages/footers.lua."},
    {"config-no-import", "the first stage reads no documents",
     "A pipeline begins with the stage that makes documents of the inputs: stage.import {}."},
    {"config-no-package", "nothing is written",
     "A pipeline ends with the stage that writes what is handed out: stage.package {}."},
    {"config-no-pipeline", "no installed pipeline of this name",
     "A name without a slash and without .lua is that of an installed pipeline. Name a file of "
     "your own with its path: ./mine.lua."},
    {"config-pipeline", "the pipeline is not built as it should",
     "A pipeline file ends with `return pipeline \"name\" { ... }`. The braces hold stages in "
     "their "
     "order, profiles, and the fields summary and order."},
    {"config-runtime", "a Lua file failed while it ran",
     "The line named raised an error. The hint shows where it was called from."},
    {"config-stage", "a stage in Lua is not defined as it should be",
     "A module that holds a stage ends with `return stage \"name\" { summary = ..., edits = ..., "
     "options = ..., visit = ... }`. Kinds of blocks, types of options and edits have fixed "
     "names."},
    {"config-syntax", "a Lua file cannot be understood",
     "The text is not valid Lua 5.4 at the place named. Only source text is read, never compiled "
     "chunks."},
    {"config-unknown-name", "an unknown name",
     "A name was read or assigned that is neither local nor offered to Lua files. Offered are "
     "pipeline, profile, stage, require, string, table, math, utf8 and the basic functions that "
     "touch neither files nor the system. Declare your own names with `local`."},
    {"config-unknown-profile", "no profile of this name",
     "The profiles of a pipeline stand in its braces: profile \"name\" { stage_name = { ... } }."},
    {"config-unknown-stage", "no stage of this name",
     "No loaded module provides the stage. `dossier stages` lists those there are, `dossier stages "
     "--refused` the modules that were not loaded, with the reason. Write dashes as underscores: "
     "stage.translate_numbering."},
    {"config-value", "a value that cannot be used",
     "Options and data are texts, whole numbers, true and false, functions, and tables of these "
     "with names or positions. Fractions, tables that contain themselves, gaps in lists, texts "
     "that are not UTF-8 and very large or deep tables are refused."},
    {"input-bad-name", "a file name is not UTF-8",
     "Names stand in bundles and reports, so they must be valid UTF-8. Rename the file."},
    {"input-empty", "the input is empty",
     "A file without a byte cannot become a document. Remove it from the inputs."},
    {"input-empty-folder", "the folder holds no documents",
     "Folders are searched with all below them; hidden files are left out. Name a file directly to "
     "take it all the same."},
    {"input-missing", "the input does not exist",
     "No file or folder of this name is there. Names are relative to the working folder."},
    {"input-not-utf8", "the text is not UTF-8",
     "Text inputs must be valid UTF-8; the place is the first byte that is not. Convert the file, "
     "for example with iconv -f WINDOWS-1252 -t UTF-8."},
    {"input-nul", "the text holds a NUL byte",
     "A NUL byte shows that the file is binary or damaged, so it is refused rather than guessed "
     "at."},
    {"input-too-deep", "folders nested too deep",
     "The search of a folder stops at a depth that no archive of documents needs; a link may lead "
     "in a circle. Name the inner folder directly."},
    {"input-too-large", "the file is larger than can be read",
     "A text is read up to 1 GiB, and a Markdown file with very many lines and signs to less, "
     "since "
     "its parser counts them in 31 bits. Cut the file into several."},
    {"input-unknown-format", "no format reads this file",
     "Neither the suffix nor the first bytes belong to a format that is loaded. Name one with "
     "stage.import { format = \"markdown\" }; `dossier doctor` lists the formats."},
    {"input-unreadable", "the input cannot be read",
     "The file or folder is there, but reading it failed; the message has the system's reason."},
    {"module-damaged", "a module's file is cut short",
     "The file starts as a module does and its headers name more bytes than it has, or make no "
     "sense. A build or a copy stopped half way: build or copy it again."},
    {"module-duplicate", "a name is there twice",
     "Two modules have one name, or offer a stage, format or verb of the same name. The first of "
     "the search path is kept and the other is refused, so that nothing is replaced silently. "
     "Remove or rename one of the two; `dossier stages --where` shows the search path."},
    {"module-incomplete", "a module's description has a fault",
     "A stage, format or verb lacks something that all must have, or an option row would be "
     "written outside the stage's state. The reason names the member to correct in the module's "
     "source."},
    {"module-missing", "there is no such module file",
     "The file named does not exist. Check the name and the folder."},
    {"module-missing-library", "a library of the module is not installed",
     "The module was linked with a shared library that the dynamic loader does not find. Install "
     "it; ldd MODULE lists what is missing."},
    {"module-no-entry", "the module exports no description",
     "The file is a shared object without the symbol NAME_LTX_dossier_module, where NAME is the "
     "file's name with '_' for '-'. Write DSR_MODULE(NAME) = { ... } in the source, and keep the "
     "file's name and that word alike. Libraries that are no modules do not belong into a folder "
     "of the search path."},
    {"module-no-folder", "a folder of the search path cannot be read",
     "A folder named by --plugin-path or DOSSIER_PLUGIN_PATH does not exist or may not be read."},
    {"module-no-loader", "libltdl cannot be used",
     "The library that loads modules did not start; only built-in stages are there. The reason has "
     "its words."},
    {"module-no-memory", "memory was out", "There was no memory left for a module's description."},
    {"module-not-elf", "the file is no compiled module",
     "The file is empty, a text, a folder, or of another kind than a shared object. A module is "
     "made with cc -shared -fPIC; only modules belong into a folder of the search path under the "
     "suffix .so."},
    {"module-not-loadable", "the dynamic loader refuses the module",
     "The reason has the dynamic loader's own words."},
    {"module-undefined-symbol", "the module needs a function that nothing defines",
     "A name the module uses is defined neither by it nor by a library it is linked with. Modules "
     "link nothing of dossier and call the host through its table. Linking with -Wl,-z,defs shows "
     "this when the module is built."},
    {"module-unreadable", "the module's file cannot be read",
     "The file is there and may not be opened. Check its permissions and those of its folders."},
    {"module-wrong-abi", "the module is built for another plugin interface",
     "The first number of each description is the version of the interface (DSR_ABI). Build the "
     "module again with the dossier/stage.h of this program."},
    {"module-wrong-machine", "the module is built for another machine",
     "Processor, word size and byte order of a module must be those of the program. Build it on or "
     "for this machine."},
    {"module-wrong-size", "a description has a size this program does not know",
     "Shorter descriptions come from older headers and are filled up with zeros; longer ones come "
     "from newer headers and cannot be understood: update dossier or build the module again. Each "
     "description starts with DSR_ABI and its own sizeof."},
    {"option-bad-setting", "a --set that cannot be read",
     "A setting is STAGE.OPTION=VALUE; further dots lead into tables: --set "
     "translate-numbering.levels.item.form='{n})'. Truth values are true, false, yes or no; the "
     "members of a list are separated by commas."},
    {"option-choice", "not one of the allowed values",
     "The option takes one of a fixed set of values; the hint names the nearest, or all of them."},
    {"option-missing", "the command needs something more",
     "The command was given without what it works on; its --help shows the order and an example."},
    {"option-needs-value", "a flag without its value",
     "The flag is followed by a value, as a word of its own or after '='."},
    {"option-no-value", "a flag with a value it does not take",
     "The flag is either there or not; write it without '='."},
    {"option-nothing-to-explain", "nothing of this name to explain",
     "`dossier explain` knows stages, their options (STAGE.OPTION), diagnostic codes and numeral "
     "schemes."},
    {"option-out-of-range", "a number out of range",
     "The flag takes whole numbers between the bounds named in the message."},
    {"option-position", "a value without a name",
     "Options are given by name: stage.import { layout = \"un-report\" }."},
    {"option-range", "a number out of range",
     "The option takes whole numbers between the bounds named in the message."},
    {"option-type", "a value of the wrong type",
     "The option takes another type of value; `dossier explain STAGE.OPTION` shows which."},
    {"option-unknown", "no option of this name",
     "The stage has no such option. The hint has the nearest name or the list of all; `dossier "
     "explain STAGE` describes them."},
    {"option-unknown-choice", "not one of the allowed words",
     "The flag takes one of a fixed set of words; the hint has the nearest, or all of them."},
    {"option-unknown-verb", "no command of this name",
     "`dossier --help` lists the commands; some come from plugins, and `dossier stages --refused` "
     "tells of those that were not loaded."},
    {"option-wrong-type", "the flag takes a number",
     "The flag takes a whole number in decimal digits."},
    {"run-bad-epoch", "SOURCE_DATE_EPOCH is no number",
     "The variable sets the time that outputs carry, in whole seconds since 1970-01-01. Unset it, "
     "or correct it."},
    {"run-bad-key", "the key cannot be used",
     "A key is a file of at least 16 secret bytes. It makes pseudonyms that agree across runs; "
     "keep it apart from the bundles."},
    {"run-cancelled", "stopped on request",
     "The run was interrupted. Nothing half-written is left; run again for the rest."},
    {"run-document-unsound", "a stage left a document in disorder",
     "The checks after a stage found a link or a range that leads nowhere. This is a fault of the "
     "stage; the document is left out."},
    {"run-internal", "a fault of dossier itself",
     "Something happened that must not. Please report it with the message and the command line."},
    {"run-no-decisions", "--decisions is not read",
     "No stage of this pipeline reads a file of decisions. Protect and keep lists decide by name."},
    {"run-no-import", "the stage import is not loaded",
     "Documents are read by the stage import. `dossier stages --refused` says why a plugin was not "
     "loaded."},
    {"run-no-memory", "out of memory", "The system refused memory, or a limit was reached."},
    {"run-no-rendition", "the rendition cannot be made",
     "The format has no writer, or cannot give the source back with changes. `dossier doctor` "
     "lists what each format can do."},
    {"run-no-workers", "no worker process could be started",
     "The system refused a new process or its pipes. Use fewer workers with -j, or -j 0 to run in "
     "one process."},
    {"run-output-exists", "the output is there and is not a bundle of ours",
     "An existing output is replaced only if dossier made it. Choose another name, or remove the "
     "file yourself."},
    {"run-output-not-writable", "the output cannot be written",
     "The folder of the output is missing or may not be written; the message has the system's "
     "reason."},
    {"run-reread", "the changed document reads differently",
     "After a change the source is read again, and blocks, labels and parents must be those that "
     "were meant. Here they are not, so the document is left out rather than handed out wrong."},
    {"run-spool-full", "no room for a result",
     "Results wait in the file system of the output until all documents are done. Free space "
     "there, or choose another place with -o."},
    {"run-spool-lost", "a kept result could not be read back",
     "The file system lost or changed what was written there. Run again, and look at the disk."},
    {"run-stage-silent", "a stage failed without saying why",
     "A stage must report a diagnostic before it returns a failure. This is a fault of the stage."},
    {"run-strict", "warnings count as errors",
     "The run was asked to be strict, and the document has warnings. Leave --strict out to go on."},
    {"run-time-limit", "a stage took too long",
     "The document is left out and the others go on. The stage has a fault, or the document is far "
     "larger than usual."},
    {"run-worker-confined", "a stage did what it may not",
     "Stages work on the document alone: no new files, no network, no programs. The message has "
     "what was tried; the document is left out."},
    {"run-worker-crashed", "a stage crashed",
     "The worker process ended while it worked on this document, also alone in a fresh process. "
     "This is a fault of a stage; the document is left out and the others go on."},
    {"stage-error", "a stage refuses the document",
     "A stage written in Lua called context:fail. The document is left out; the others go on."},
    {"stage-note", "a note of a stage", "A stage written in Lua called context:note."},
    {"stage-warning", "a warning of a stage", "A stage written in Lua called context:warn."},
    {NULL, NULL, NULL},
};

/* Walks both tables as one, in the order of the codes. */
const struct code_row *code_at(size_t index) {
    const struct code_row *core = core_codes, *plugin = plugin_codes;
    for (;; index--) {
        bool is_core =
            plugin->code == NULL || (core->code != NULL && strcmp(core->code, plugin->code) < 0);
        const struct code_row *row = is_core ? core++ : plugin++;
        if (row->code == NULL || index == 0)
            return row->code == NULL ? NULL : row;
    }
}

const struct code_row *code_find(const char *code) {
    const struct code_row *row = NULL;
    for (size_t i = 0; (row = code_at(i)) != NULL && strcmp(row->code, code) != 0;)
        i++;
    return row;
}
