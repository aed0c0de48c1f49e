-- SPDX-License-Identifier: MIT
-- Diagnostics run-..., about the run as a whole: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  codes = {
    ["run-bad-epoch"] = { "SOURCE_DATE_EPOCH is no number", [[
The variable sets the time that outputs carry, in whole seconds since 1970-01-01. Unset
it, or correct it.]],
    },
    ["run-bad-key"] = { "the key cannot be used", [[
A key is a file of at least 16 secret bytes. It makes pseudonyms that agree across runs;
keep it apart from the bundles.]],
    },
    ["run-cancelled"] = { "stopped on request", [[
The run was interrupted. Nothing half-written is left; run again for the rest.]],
    },
    ["run-document-unsound"] = { "a stage left a document in disorder", [[
The checks after a stage found a link or a range that leads nowhere. This is a fault of
the stage; the document is left out.]],
    },
    ["run-internal"] = { "a fault of dossier itself", [[
Something happened that must not. Please report it with the message and the command line.]],
    },
    ["run-no-decisions"] = { "--decisions is not read", [[
No stage of this pipeline reads a file of decisions. Protect and keep lists decide by
name.]],
    },
    ["run-no-import"] = { "the stage import is not loaded", [[
Documents are read by the stage import. `dossier stages --refused` says why a plugin was
not loaded.]],
    },
    ["run-no-memory"] = { "out of memory", [[
The system refused memory, or a limit was reached.]],
    },
    ["run-no-rendition"] = { "the rendition cannot be made", [[
The format has no writer, or cannot give the source back with changes. `dossier doctor`
lists what each format can do.]],
    },
    ["run-no-workers"] = { "no worker process could be started", [[
The system refused a new process or its pipes. Use fewer workers with -j, or -j 0 to run
in one process.]],
    },
    ["run-output-exists"] = { "the output is there and is not a bundle of ours", [[
An existing output is replaced only if dossier made it. Choose another name, or remove the
file yourself.]],
    },
    ["run-output-not-writable"] = { "the output cannot be written", [[
The folder of the output is missing or may not be written; the message has the system's
reason.]],
    },
    ["run-reread"] = { "the changed document reads differently", [[
After a change the source is read again, and blocks, labels and parents must be those that
were meant. Here they are not, so the document is left out rather than handed out wrong.]],
    },
    ["run-spool-full"] = { "no room for a result", [[
Results wait in the file system of the output until all documents are done. Free space
there, or choose another place with -o.]],
    },
    ["run-spool-lost"] = { "a kept result could not be read back", [[
The file system lost or changed what was written there. Run again, and look at the disk.]],
    },
    ["run-stage-silent"] = { "a stage failed without saying why", [[
A stage must report a diagnostic before it returns a failure. This is a fault of the
stage.]],
    },
    ["run-strict"] = { "warnings count as errors", [[
The run was asked to be strict, and the document has warnings. Leave --strict out to go
on.]],
    },
    ["run-time-limit"] = { "a stage took too long", [[
The document is left out and the others go on. The stage has a fault, or the document is
far larger than usual.]],
    },
    ["run-worker-confined"] = { "a stage did what it may not", [[
Stages work on the document alone: no new files, no network, no programs. The message has
what was tried; the document is left out.]],
    },
    ["run-worker-crashed"] = { "a stage crashed", [[
The worker process ended while it worked on this document, also alone in a fresh process.
This is a fault of a stage; the document is left out and the others go on.]],
    },
  },
}
