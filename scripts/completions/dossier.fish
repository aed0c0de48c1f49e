# SPDX-License-Identifier: MIT
# Completion of dossier for fish, written by `dossier completion fish`; not to be edited.
set -g dossier_pipelines copy renumber un-report 
set -g dossier_settings detect.policy= detect.protect= detect.keep= detect.pseudonym= detect.language= anonymise.policy= anonymise.protect= anonymise.keep= anonymise.pseudonym= anonymise.language= import.layout= import.language= import.format= import.labels= import.references= package.file= package.render= package.level= package.digest= package.title= package.organisation= package.contact= package.date= translate-numbering.to= translate-numbering.words= translate-numbering.levels= translate-numbering.renumber= translate-numbering.references= translate-numbering.external= translate-numbering.bullets= translate-numbering.insert= translate-numbering.dangling= translate-numbering.scheme= translate-numbering.on_ambiguous= translate-numbering.least_confidence= translate-numbering.layout= translate-numbering.map= 
set -g dossier_names detect detect.policy detect.protect detect.keep detect.pseudonym detect.language anonymise anonymise.policy anonymise.protect anonymise.keep anonymise.pseudonym anonymise.language import import.layout import.language import.format import.labels import.references package package.file package.render package.level package.digest package.title package.organisation package.contact package.date translate-numbering translate-numbering.to translate-numbering.words translate-numbering.levels translate-numbering.renumber translate-numbering.references translate-numbering.external translate-numbering.bullets translate-numbering.insert translate-numbering.dangling translate-numbering.scheme translate-numbering.on_ambiguous translate-numbering.least_confidence translate-numbering.layout translate-numbering.map html inspect inspect-json markdown text ar de en es fr ru zh auto contract eu-act judgment statute treaty un-report un-resolution persons decimal upper-roman lower-roman upper-alpha lower-alpha upper-alpha-repeat lower-alpha-repeat arabic-abjad arabic-abjad-un arabic-alpha arabic-indic arabic-letter-names arabic-ordinal-adverb arabic-ordinal-adverb-tanwin arabic-ordinal-feminine arabic-ordinal-feminine-oblique arabic-ordinal-masculine arabic-ordinal-masculine-oblique circled-decimal cjk-circled cjk-decimal cjk-earthly-branch cjk-heavenly-stem cjk-ideographic cjk-parenthesised devanagari english-ordinal french-ordinal-feminine french-ordinal-masculine fullstop-decimal fullwidth german-ordinal-masculine german-ordinal-neuter hebrew lower-alpha-double lower-greek lower-russian lower-russian-full lower-russian-gost lower-russian-word parenthesised-decimal persian russian-ordinal-feminine russian-ordinal-feminine-accusative russian-ordinal-feminine-oblique russian-ordinal-masculine russian-ordinal-masculine-genitive russian-ordinal-masculine-prepositional spanish-ordinal-feminine spanish-ordinal-masculine superscript thai thai-alpha upper-russian upper-russian-full upper-russian-gost upper-russian-word bodies given-names places states titles-de titles-en titles-es titles-fr titles-pt titles-ru words 
complete -c dossier -l quiet -d 'print errors only'
complete -c dossier -l verbose -d 'print notes as well as warnings and errors'
complete -c dossier -l progress -x -a 'auto bar plain none' -d 'how progress is shown on standard error'
complete -c dossier -l color -x -a 'auto always never' -d 'colour in messages; NO_COLOR turns it off too'
complete -c dossier -l plugin-path -r -d 'a folder to look for plugins first; may be repeated'
complete -c dossier -l help -d 'explain this command'
complete -c dossier -l version -d 'print the version'
complete -c dossier -n __fish_use_subcommand -f -a run -d 'Runs a pipeline over documents and writes bundles'
complete -c dossier -n '__fish_seen_subcommand_from run' -a " $dossier_pipelines"
complete -c dossier -n '__fish_seen_subcommand_from run' -l output -r -d 'NAME.zip for one bundle of the run, a folder for one bundle per document'
complete -c dossier -n '__fish_seen_subcommand_from run' -l workers -r -d 'worker processes (default: one a core); 0 works in this process'
complete -c dossier -n '__fish_seen_subcommand_from run' -l time-limit -r -d 'seconds of processor time that one document may take in a worker'
complete -c dossier -n '__fish_seen_subcommand_from run' -l memory-limit -r -d 'MiB that a worker may take; 0: no limit'
complete -c dossier -n '__fish_seen_subcommand_from run' -l profile -r -d 'a named set of overrides of the pipeline'
complete -c dossier -n '__fish_seen_subcommand_from run' -l set -x -a "$dossier_settings" -d 'STAGE.OPTION=VALUE, laid on the pipeline last; may be repeated'
complete -c dossier -n '__fish_seen_subcommand_from run' -l strict -d 'a warning fails its document'
complete -c dossier -n '__fish_seen_subcommand_from run' -l partial -d 'publish one bundle even when documents failed, with the gap named in it'
complete -c dossier -n '__fish_seen_subcommand_from run' -l key -r -d 'file with the secret for pseudonyms that agree across runs (16 bytes or more)'
complete -c dossier -n '__fish_seen_subcommand_from run' -l key-fd -r -d 'read that secret from an open descriptor'
complete -c dossier -n '__fish_seen_subcommand_from run' -l decisions -r -d 'decisions of a reviewer, to be followed exactly'
complete -c dossier -n '__fish_seen_subcommand_from run' -l custody -r -d 'also write the private bundle (register, originals'\'' hashes); never hand it out'
complete -c dossier -n '__fish_seen_subcommand_from run' -l report -r -d 'write all diagnostics there, one JSON object a line'
complete -c dossier -n __fish_use_subcommand -f -a check -d 'Checks a pipeline as run would, and shows what would change'
complete -c dossier -n '__fish_seen_subcommand_from check' -a " $dossier_pipelines"
complete -c dossier -n '__fish_seen_subcommand_from check' -l profile -r -d 'a named set of overrides of the pipeline'
complete -c dossier -n '__fish_seen_subcommand_from check' -l set -x -a "$dossier_settings" -d 'STAGE.OPTION=VALUE, laid on the pipeline last; may be repeated'
complete -c dossier -n '__fish_seen_subcommand_from check' -l strict -d 'a warning fails its document'
complete -c dossier -n '__fish_seen_subcommand_from check' -l contract -r -d 'try what every plugin promises: a module, stage or format, a .so file, a Lua file with a stage, or all; inputs are more documents to try'
complete -c dossier -n '__fish_seen_subcommand_from check' -l time-limit -r -d 'seconds that one promise may take with --contract'
complete -c dossier -n '__fish_seen_subcommand_from check' -l json -d 'what would change as a JSON object a document, or the promises as a list'
complete -c dossier -n __fish_use_subcommand -f -a inspect -d 'Shows what dossier sees in documents before any change'
complete -c dossier -n '__fish_seen_subcommand_from inspect' -l json -d 'one JSON object per input, one per line'
complete -c dossier -n '__fish_seen_subcommand_from inspect' -l pipeline -r -d 'take import options and policy from this pipeline'
complete -c dossier -n '__fish_seen_subcommand_from inspect' -l profile -r -d 'a profile of that pipeline'
complete -c dossier -n '__fish_seen_subcommand_from inspect' -l set -x -a "$dossier_settings" -d 'STAGE.OPTION=VALUE; may be repeated'
complete -c dossier -n '__fish_seen_subcommand_from inspect' -l labels -d 'only labels (and what else is named)'
complete -c dossier -n '__fish_seen_subcommand_from inspect' -l references -d 'only references'
complete -c dossier -n '__fish_seen_subcommand_from inspect' -l mentions -d 'only mentions of persons, bodies, states ...'
complete -c dossier -n '__fish_seen_subcommand_from inspect' -l blocks -d 'only blocks'
complete -c dossier -n __fish_use_subcommand -f -a stages -d 'Lists stages, formats and verbs, and modules that were refused'
complete -c dossier -n '__fish_seen_subcommand_from stages' -f
complete -c dossier -n '__fish_seen_subcommand_from stages' -a " $dossier_names"
complete -c dossier -n '__fish_seen_subcommand_from stages' -l where -d 'print the folders that are searched, in order'
complete -c dossier -n '__fish_seen_subcommand_from stages' -l refused -d 'print the modules that were not loaded, each with its reason'
complete -c dossier -n '__fish_seen_subcommand_from stages' -l json -d 'one JSON object'
complete -c dossier -n __fish_use_subcommand -f -a doctor -d 'Tells what this installation has, and what is missing'
complete -c dossier -n '__fish_seen_subcommand_from doctor' -f
complete -c dossier -n __fish_use_subcommand -f -a completion -d 'Writes what a shell needs to complete commands, options and names'
complete -c dossier -n '__fish_seen_subcommand_from completion' -f
complete -c dossier -n '__fish_seen_subcommand_from completion' -a "bash zsh fish"
complete -c dossier -n '__fish_seen_subcommand_from completion' -l output -r -d 'the file to write; standard output without it'
complete -c dossier -n __fish_use_subcommand -f -a explain -d 'Explains a stage, an option, a code, a scheme, a language: whatever has a name'
complete -c dossier -n '__fish_seen_subcommand_from explain' -f
complete -c dossier -n '__fish_seen_subcommand_from explain' -a " $dossier_names"
complete -c dossier -n __fish_use_subcommand -f -a manual -d 'Prints the reference of a module in Markdown: options, commands, diagnostics'
complete -c dossier -n '__fish_seen_subcommand_from manual' -f
complete -c dossier -n '__fish_seen_subcommand_from manual' -a " $dossier_names"
complete -c dossier -n '__fish_seen_subcommand_from manual' -l man -d 'a stage as a page for man(1)'
complete -c dossier -n __fish_use_subcommand -f -a new -d 'Writes a project for a stage or format of your own, with its test'
complete -c dossier -n '__fish_seen_subcommand_from new' -f
complete -c dossier -n '__fish_seen_subcommand_from new' -a "stage format"
complete -c dossier -n '__fish_seen_subcommand_from new' -l lua -d 'write the stage in Lua: nothing to compile'
complete -c dossier -n __fish_use_subcommand -f -a types -d 'Writes the definitions that let an editor complete and check pipelines'
complete -c dossier -n '__fish_seen_subcommand_from types' -l output -r -d 'the file to write, or a folder: dossier.lua in it; standard output without it'
complete -c dossier -n __fish_use_subcommand -f -a verify -d 'Tells whether a bundle is safe, complete and unaltered'
complete -c dossier -n '__fish_seen_subcommand_from verify' -l json -d 'The verdict and all defects as one JSON object'
complete -c dossier -n '__fish_seen_subcommand_from verify' -l strict -d 'Warnings count as defects'
complete -c dossier -n '__fish_seen_subcommand_from verify' -l leaks -r -d 'Look for the names of this list in every file, in every disguise known'
complete -c dossier -n '__fish_seen_subcommand_from verify' -l rebuild -d 'Pack the content anew and compare the zip byte by byte'
