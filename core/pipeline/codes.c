/* SPDX-License-Identifier: MIT */
/*
 * Every diagnostic code, in alphabetical order (a test holds us to it).  A row has the code, a
 * summary of a few words, and what it means and what to do, for `dossier explain CODE`.
 */
#include "diagnostic.h"

#include <string.h>

static const struct code_row codes[] = {
    {"anon-left-over", "a masked name is still readable",
     "After the edits every text of the document was searched once more for what was masked, and "
     "this place still holds it. The document is not handed out. Give the form that stands here as "
     "an alias in the protect list, or the text around it in the keep list."},
    {"anon-list-entry", "a line of a list is no name",
     "Each line of a protect list is one person: the name, then aliases. This one has no letters, "
     "or more words than a name has. Comments begin with '#'."},
    {"anon-list-unreadable", "a protect or keep list cannot be read",
     "The option takes a list of texts, or one text that is the path of a CSV file. Paths of a "
     "pipeline start at its folder, those of --set where you stand."},
    {"anon-no-memory", "no memory for the lists",
     "The lists of the policy, or the protect list, need more memory than there is."},
    {"anon-no-survey", "the survey of names is missing",
     "The stage knows the names of a run from a first pass over all documents, and what that pass "
     "left is missing or damaged. This is a fault of dossier: please report it."},
    {"anon-policy", "a policy that cannot be used",
     "A file in policies/ names the types person, title and state, each with a decision (keep, "
     "mask, review), thresholds from 0 to 1000, and for persons a template with {n} in it. The "
     "line named says something else."},
    {"anon-protect-and-keep", "a name is in both lists",
     "A name of the protect list is in the keep list as well. What is protected is masked; take it "
     "out of one of the two lists."},
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
    {"config-pipeline", "the pipeline is not built as it should",
     "A pipeline file ends with `return pipeline \"name\" { ... }`. The braces hold stages in "
     "their "
     "order, profiles, and the fields summary and order."},
    {"config-runtime", "a Lua file failed while it ran",
     "The line named raised an error. The hint shows where it was called from."},
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
    {"import-language", "no such language",
     "The option language of import takes auto or the tag of a language of which scripts/languages "
     "has a file, such as en or fr-CA."},
    {"import-layout", "a layout that cannot be used",
     "A file of scripts/layouts has a level without a kind, a numeral scheme that does not exist, "
     "or a form without {n}. The head of un-report.lua tells what a layout may hold."},
    {"input-empty", "the input is empty",
     "A file without a byte cannot become a document. Remove it from the inputs."},
    {"input-missing", "the input does not exist",
     "No file or folder of this name is there. Names are relative to the working folder."},
    {"input-not-utf8", "the text is not UTF-8",
     "Text inputs must be valid UTF-8; the place is the first byte that is not. Convert the file, "
     "for example with iconv -f WINDOWS-1252 -t UTF-8."},
    {"input-nul", "the text holds a NUL byte",
     "A NUL byte shows that the file is binary or damaged, so it is refused rather than guessed "
     "at."},
    {"input-too-large", "the file is larger than can be read",
     "A text is read up to 1 GiB, and a Markdown file with very many lines and signs to less, "
     "since "
     "its parser counts them in 31 bits. Cut the file into several."},
    {"input-unknown-format", "no format reads this file",
     "Neither the suffix nor the first bytes belong to a format that is loaded. Name one with "
     "stage.import { format = \"markdown\" }; `dossier doctor` lists the formats."},
    {"input-unreadable", "the input cannot be read",
     "The file or folder is there, but reading it failed; the message has the system's reason."},
    {"md-lost-place", "the place of a Markdown block cannot be told",
     "The parser reports a block whose bytes were not found in the file. This is a fault of "
     "dossier; please report it with the file."},
    {"md-table-too-wide", "a Markdown table has too many columns",
     "Tables are read up to 1,000 columns: every row gets a cell for each of them, so that a small "
     "file could otherwise make millions of cells."},
    {"md-too-deep", "Markdown nested too deep",
     "Quotes, lists and items are read up to 1,000 levels. No document that people wrote comes "
     "near; look for a damaged file."},
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
    {"num-alone", "the only label of its list",
     "A heading is numbered, but none after it goes on with its numbers: an A. without a B. is "
     "usually a mistake."},
    {"num-ambiguous", "a label that could be read in another way",
     "Another reading of the labels here, such as (i) as the letter after (h), fits almost as "
     "well. Look at the kind and the parent that inspect shows."},
    {"num-bad-form", "a form that prints no label",
     "A form says what stands around a label's numeral: {n} is the numeral and must stand in it "
     "once, {parent} before it is the full number of the label above, all else is printed as it "
     "stands: \"({n})\", \"{n}.\", \"{parent}.{n}\"."},
    {"num-duplicate", "a number stands twice",
     "Two labels of one list have the same number. Closing gaps leaves both, since nobody can say "
     "which is meant; renumber = \"restart\" counts the second as the next."},
    {"num-empty", "a label without text",
     "Nothing follows the label, neither on its line nor on the next: the text was lost, or a "
     "converter printed a number of its own."},
    {"num-first", "a list that does not begin with 1",
     "The first label of a list has another number: what stood before it was lost, or the text is "
     "an excerpt. Nothing is renumbered unless asked."},
    {"num-gap", "a number is left out",
     "The label does not follow the one before it. The labels between were lost, or their numbers "
     "were taken away on purpose."},
    {"num-glued", "a label without a space behind it",
     "The label runs into its text, as in 1.To. It is read as a label all the same."},
    {"num-level-conflict", "a heading of another depth than its kind",
     "The format makes this heading deeper or less deep than others with the same kind of label. "
     "The label tells the level, the format does not."},
    {"num-map-alone", "the way back goes with no other option",
     "The option 'map' makes every label and reference what a concordance says it was before. "
     "Nothing else can be asked of the same run."},
    {"num-map-mismatch", "the concordance is not of this document",
     "The concordance is held against the document label by label and reference by reference, and "
     "here they differ. Take the numbering.csv of the run that wrote this document."},
    {"num-map-unreadable", "the concordance cannot be read",
     "The file does not exist, may not be read, or lacks a column that numbering.csv has."},
    {"num-no-numbers", "bullets have no numbers",
     "Bullets and dashes stay as they are; a level for them cannot have a scheme or a form."},
    {"num-no-parent", "no label above this one",
     "The form asked for shows the number of the label above, and this label stands below none, "
     "so its own number stands alone."},
    {"num-out-of-range", "a number the scheme cannot write",
     "Every scheme has a range: Roman numerals go from 1 to 3999, letters begin at 1. The document "
     "is left as it was; choose another scheme for this kind of label."},
    {"num-restart", "the numbers of a list begin again",
     "A label has a smaller number than the one before it in the same list, and nothing shows that "
     "a new list or a new text begins."},
    {"num-unknown-kind", "a kind of label that nobody knows",
     "The option 'levels' names a kind that no installed language or layout has. The row does "
     "nothing unless a document has labels of that kind."},
    {"num-unknown-scheme", "no numeral scheme of this name",
     "Schemes are named as CSS names its counter styles: decimal, upper-roman, lower-alpha ..."},
    {"num-words-unsupported", "reference words cannot be translated",
     "translate-numbering changes labels and the numbers of references; the words around the "
     "numbers (\"agenda item\", \"paragraph\") stay. Leave the option 'words' at \"keep\"."},
    {"option-bad-setting", "a --set that cannot be read",
     "A setting is STAGE.OPTION=VALUE; further dots lead into tables: --set "
     "translate-numbering.levels.item.form='{n})'. Truth values are true, false, yes or no; the "
     "members of a list are separated by commas."},
    {"option-choice", "not one of the allowed values",
     "The option takes one of a fixed set of values; the hint names the nearest, or all of them."},
    {"option-position", "a value without a name",
     "Options are given by name: stage.import { layout = \"un-report\" }."},
    {"option-range", "a number out of range",
     "The option takes whole numbers between the bounds named in the message."},
    {"option-type", "a value of the wrong type",
     "The option takes another type of value; `dossier explain STAGE.OPTION` shows which."},
    {"option-unknown", "no option of this name",
     "The stage has no such option. The hint has the nearest name or the list of all; `dossier "
     "explain STAGE` describes them."},
    {"ref-ambiguous", "a reference that may cite several labels",
     "More than one label is as near to the reference and has its number. Where numbers change it "
     "is left as it was: correct it by hand; the concordance says what became of each label."},
    {"ref-dangling", "a reference to a label that is not there",
     "The reference cites a number that no label has. Perhaps the label was lost, or another "
     "document is meant. Where numbers change it is left as it was."},
    {"ref-stale", "a reference that cites a number of before",
     "The label it cites has another number now, and references = \"keep\" leaves it as it was."},
    {"ref-unreadable", "a reference in a wording that cannot be rewritten",
     "The label it cites has another number now, but the old number does not stand in the "
     "reference in a form that is understood. Correct it by hand."},
    {"ref-would-change", "a reference that would be rewritten",
     "references = \"report\" says what references = \"follow\" would write, and changes nothing."},
    {"run-internal", "a fault of dossier itself",
     "Something happened that must not. Please report it with the message and the command line."},
    {"run-no-memory", "out of memory", "The system refused memory, or a limit was reached."},
    {"run-output-exists", "the output is there and is not a bundle of ours",
     "An existing output is replaced only if dossier made it. Choose another name, or remove the "
     "file yourself."},
    {"run-output-not-writable", "the output cannot be written",
     "The folder of the output is missing or may not be written; the message has the system's "
     "reason."},
    {"run-stage-silent", "a stage failed without saying why",
     "A stage must report a diagnostic before it returns a failure. This is a fault of the stage."},
};

const struct code_row *code_at(size_t index) {
    return index < sizeof codes / sizeof codes[0] ? &codes[index] : NULL;
}

const struct code_row *code_find(const char *code) {
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        if (strcmp(codes[i].code, code) == 0)
            return &codes[i];
    }
    return NULL;
}
