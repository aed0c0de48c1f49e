/* SPDX-License-Identifier: MIT */
/*
 * The diagnostic codes of the plugins that come with dossier, in alphabetical order; see
 * codes.c.
 */
#include "code_table.h"

const struct code_row plugin_codes[] = {
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
    {"import-language", "no such language",
     "The option language of import takes auto or the tag of a language of which scripts/languages "
     "has a file, such as en or fr-CA."},
    {"import-layout", "a layout that cannot be used",
     "A file of scripts/layouts has a level without a kind, a numeral scheme that does not exist, "
     "or a form without {n}. The head of un-report.lua tells what a layout may hold."},
    {"md-edits-overlap", "two edits of the same bytes",
     "The changes of a document cannot be written into its Markdown file, since two of them "
     "replace "
     "the same bytes. This is a fault of a stage or of dossier; please report it."},
    {"md-lost-place", "the place of a Markdown block cannot be told",
     "The parser reports a block whose bytes were not found in the file. This is a fault of "
     "dossier; please report it with the file."},
    {"md-stray-edit", "an edit without a place in the file",
     "A change of the document belongs to no text of its Markdown file. This is a fault of a stage "
     "or of dossier; please report it."},
    {"md-table-too-wide", "a Markdown table has too many columns",
     "Tables are read up to 1,000 columns: every row gets a cell for each of them, so that a small "
     "file could otherwise make millions of cells."},
    {"md-too-deep", "Markdown nested too deep",
     "Quotes, lists and items are read up to 1,000 levels. No document that people wrote comes "
     "near; look for a damaged file."},
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
    {"pkg-bad-fact", "another stage left an unusable fact",
     "A fact for the manifest is JSON without fractions, one of each name. This is a fault of the "
     "stage that attached it."},
    {"pkg-custody-path", "the custody bundle would overwrite the bundle",
     "Give --custody a name of its own, outside the folder that is handed out."},
    {"pkg-date", "not a date",
     "The option date is written YYYY-MM-DD, from 1980 to 2107, since a zip holds no others."},
    {"pkg-digest", "the checksum cannot be computed",
     "The system's crypto library refuses this kind. Choose another with the option digest."},
    {"pkg-empty", "no document is left to be packed",
     "Every document failed, so there is nothing to put into a bundle. The reasons stand above."},
    {"pkg-incomplete", "documents failed, so the bundle was not written",
     "A bundle that silently lacks a document would be worse than none. Repair the document, or "
     "use --partial, which names the gaps in the bundle."},
    {"pkg-name-twice", "two files would have one name",
     "Names that differ only in case or Unicode form are one name on some systems. Choose another "
     "template with the option file, or rename an input."},
    {"pkg-nothing-rendered", "the bundle would hold no document",
     "The option render is empty. Name at least \"source\"."},
    {"pkg-proof", "the written bundle is not what was meant",
     "The bundle was read back before it was given its name, and differs. Nothing was published. "
     "Suspect the disk or the memory, then dossier."},
    {"pkg-template", "the template of the file name is not understood",
     "The option file may hold {name}, {symbol}, {language} and {title}."},
    {"pkg-write", "the bundle could not be written",
     "The message has the system's reason. What stood there before is untouched."},
    {"ref-ambiguous", "a reference that may cite several labels",
     "More than one label is as near to the reference and has its number. Where numbers change it "
     "is left as it was: correct it by hand; the concordance says what became of each label."},
    {"ref-common", "a reference whose number now stands more than once",
     "The label it cites was the only one with its number, and after renumbering there are others: "
     "paragraphs that begin at 1 in each section, for example. The number was rewritten, but a "
     "reader cannot tell which is meant."},
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
    {"text-edits-overlap", "two edits of the same bytes",
     "The changes of a document cannot be written into its text file, since two of them replace "
     "the same bytes. This is a fault of a stage or of dossier; please report it."},
    {"verify-algorithm", "checksums of an unknown kind",
     "Known are md5, sha1, sha224, sha256, sha384 and sha512."},
    {"verify-bag-declaration", "bagit.txt is not as it should be",
     "It has two lines, BagIt-Version and Tag-File-Character-Encoding, without a byte order mark "
     "(RFC 8493, section 2.1.1)."},
    {"verify-bag-encoding", "a tag file in another encoding than declared",
     "The encoding of all tag files is named in bagit.txt."},
    {"verify-bag-info", "a line of bag-info.txt is not a field",
     "Each line is a label, a colon, a space and a value; a line that goes on starts with a "
     "space."},
    {"verify-bag-no-folder", "the bag fills the zip without a top folder",
     "Unpacked, its files would mix with those around them. RFC 8493 wants one top folder."},
    {"verify-bag-no-manifest", "no manifest of the payload",
     "Without a manifest in a known algorithm nothing can be compared."},
    {"verify-bag-no-payload", "the bag has no data folder",
     "The payload of a bag lies in its folder data."},
    {"verify-bag-outside", "files beside the bag",
     "The zip holds files that the bag knows nothing of. Do not trust them."},
    {"verify-bag-version", "an unknown version of BagIt", "Known are 0.93 to 0.97 and 1.0."},
    {"verify-checksum", "a file has been altered",
     "Its content is not the one the manifest was made for. Ask for the bundle again."},
    {"verify-fetch", "files that are to be fetched from elsewhere",
     "fetch.txt names addresses of files. dossier downloads nothing: fetch them yourself, then "
     "verify again."},
    {"verify-gap", "a document is missing, as the bundle says itself",
     "The bundle was made with --partial. Its index and manifest name the gap and the reason's "
     "code."},
    {"verify-leak", "a name of the list occurs in the bundle",
     "The line of the list and the byte in the file are given, never the name. Do not hand the "
     "bundle out."},
    {"verify-leak-closed", "a file that was not searched",
     "It is compressed inside (a zip, a PDF), so names in it are not found. Search it by other "
     "means."},
    {"verify-leak-word", "a single word of a listed name occurs",
     "It may be a common word. Look at the place."},
    {"verify-limit", "a file is too large to be read",
     "Tag files and searched files are read up to 128 MiB."},
    {"verify-manifest", "dossier's own manifest does not fit the bundle",
     "dossier/manifest.json describes other files than those there, or was rewritten by another "
     "program."},
    {"verify-manifest-line", "a line of a manifest is not understood",
     "A line is a checksum in hexadecimal digits, two spaces and a path."},
    {"verify-manifest-prefix", "a path with a prefix that does not belong there",
     "Some tools write './' or '*' before a path. It was read without."},
    {"verify-manifest-twice", "a file is listed twice",
     "BagIt 1.0 wants each file once in every manifest; older versions let it pass when the "
     "checksums agree."},
    {"verify-missing", "a file is missing",
     "A manifest lists it, but it is not there. Ask for the bundle again."},
    {"verify-more", "there are more defects than shown",
     "A hostile archive may have a million of them."},
    {"verify-name-absolute", "a name that starts at a root or a home folder",
     "Unpacked by a careless program the file would land anywhere. Do not unpack the archive."},
    {"verify-name-backslash", "a name with a backslash",
     "On Windows it leads into folders, possibly out of the one unpacked into."},
    {"verify-name-charset", "a name in an unstated encoding",
     "Letters beyond ASCII are not marked as UTF-8. Some readers will show others."},
    {"verify-name-control", "a name with control characters",
     "A NUL or another control character cuts the name short or fools the eye."},
    {"verify-name-deceptive", "a name with invisible characters",
     "Reordering and invisible characters make a name look like another."},
    {"verify-name-device", "a name that is a device on Windows",
     "CON, NUL, COM1 and others open a device there, with any suffix."},
    {"verify-name-dot", "a name with an empty step",
     "Steps that are empty or '.' make one file known by several names."},
    {"verify-name-empty", "a file without a name", "No program can unpack it."},
    {"verify-name-form", "a name in another Unicode form",
     "The manifest and the disk write the same letters with other code points. Some file systems "
     "do that by themselves."},
    {"verify-name-not-utf8", "a name that is not UTF-8",
     "Different readers would show different names."},
    {"verify-name-reserved", "a name that Windows cannot hold",
     "Signs such as ':' and points or spaces at the end of a step are lost there."},
    {"verify-name-too-long", "a name that is too long",
     "Steps have up to 255 bytes, whole names up to 4096."},
    {"verify-name-twice", "two entries that are one file",
     "Which of them a reader gets depends on the reader."},
    {"verify-name-upward", "a name that leads out of its folder",
     "Unpacked by a careless program the file would land outside. Do not unpack the archive."},
    {"verify-no-bag", "this is not a bag",
     "There is no bagit.txt, so nothing says what should be in it."},
    {"verify-no-memory", "out of memory", "The archive wants more memory than there is."},
    {"verify-not-zip", "this is not a zip",
     "It is another kind of file, or its end was cut off on the way."},
    {"verify-oxum", "the payload has another size",
     "Payload-Oxum in bag-info.txt counts the bytes and files of the payload. Something was added, "
     "lost or changed."},
    {"verify-rebuild", "the zip is not the one dossier would write",
     "Packed anew from its own content it has other bytes: something outside the checksums was "
     "changed. With another compressor than the one named in the manifest this cannot be told."},
    {"verify-special-file", "a device, pipe or socket",
     "Only files and folders belong into a bundle."},
    {"verify-symlink", "a symbolic link",
     "It may point anywhere on the reader's machine. Links are never followed."},
    {"verify-unlisted", "a file that no manifest lists",
     "It was added after the bundle was sealed, or the bag was made carelessly."},
    {"verify-unreadable", "it cannot be read", "The message has the system's reason."},
    {"verify-usage", "verify was called in a way it does not understand",
     "`dossier verify --help` shows how."},
    {"verify-zip-ambiguous", "two archives in one file",
     "Readers would disagree about what is in it."},
    {"verify-zip-comment", "the zip has a comment", "No checksum covers it; it may say anything."},
    {"verify-zip-crc", "a file of the zip is damaged",
     "Its CRC differs. Ask for the bundle again."},
    {"verify-zip-data", "compressed data is damaged",
     "It cannot be unpacked. Ask for the bundle again."},
    {"verify-zip-encrypted", "an encrypted entry",
     "Unlock the archive with the program it was locked with, then verify what comes out."},
    {"verify-zip-headers-differ", "two descriptions of one entry",
     "The entry's header and the central directory differ, so that readers would disagree."},
    {"verify-zip-hidden", "bytes that belong to no entry",
     "The zip holds data that no reader shows and no checksum covers."},
    {"verify-zip-limit", "more entries than are read", "Up to a million entries are read."},
    {"verify-zip-method", "an unusual compression method",
     "Only stored and deflated entries are read everywhere."},
    {"verify-zip-multidisk", "a zip in several volumes", "Join the volumes first."},
    {"verify-zip-names-differ", "two names of one entry",
     "The entry's header and the central directory differ, so that readers would disagree."},
    {"verify-zip-overlap", "entries that share their bytes",
     "A trick to make a small archive fill a disk. Do not unpack it."},
    {"verify-zip-prepended", "bytes before the zip",
     "It may be another program or archive at the same time."},
    {"verify-zip-ratio", "an entry that grows enormously",
     "More than 200 times larger when unpacked: a trick to fill disks. Do not unpack the archive."},
    {"verify-zip-size", "sizes that are not true",
     "An entry unpacks to another size than the archive says."},
    {"verify-zip-structure", "the zip is not sound",
     "Its records contradict each other or lie outside the file."},
    {"verify-zip-trailing", "bytes after the zip",
     "It may be another program or archive at the same time."},
    {NULL, NULL, NULL},
};
