-- SPDX-License-Identifier: MIT
-- Diagnostics verify-..., about bundles that are looked at: a few words, then what to do.
return {
  source = "written for dossier", licence = "MIT",
  modules = { "package" },
  codes = {
    ["verify-algorithm"] = { "checksums of an unknown kind", [[
Known are md5, sha1, sha224, sha256, sha384 and sha512.]],
    },
    ["verify-bag-declaration"] = { "bagit.txt is not as it should be", [[
It has two lines, BagIt-Version and Tag-File-Character-Encoding, without a byte order mark
(RFC 8493, section 2.1.1).]],
    },
    ["verify-bag-encoding"] = { "a tag file in another encoding than declared", [[
The encoding of all tag files is named in bagit.txt.]],
    },
    ["verify-bag-info"] = { "a line of bag-info.txt is not a field", [[
Each line is a label, a colon, a space and a value; a line that goes on starts with a
space.]],
    },
    ["verify-bag-no-folder"] = { "the bag fills the zip without a top folder", [[
Unpacked, its files would mix with those around them. RFC 8493 wants one top folder.]],
    },
    ["verify-bag-no-manifest"] = { "no manifest of the payload", [[
Without a manifest in a known algorithm nothing can be compared.]],
    },
    ["verify-bag-no-payload"] = { "the bag has no data folder", [[
The payload of a bag lies in its folder data.]],
    },
    ["verify-bag-outside"] = { "files beside the bag", [[
The zip holds files that the bag knows nothing of. Do not trust them.]],
    },
    ["verify-bag-version"] = { "an unknown version of BagIt", [[
Known are 0.93 to 0.97 and 1.0.]],
    },
    ["verify-checksum"] = { "a file has been altered", [[
Its content is not the one the manifest was made for. Ask for the bundle again.]],
    },
    ["verify-fetch"] = { "files that are to be fetched from elsewhere", [[
fetch.txt names addresses of files. dossier downloads nothing: fetch them yourself, then
verify again.]],
    },
    ["verify-gap"] = { "a document is missing, as the bundle says itself", [[
The bundle was made with --partial. Its index and manifest name the gap and the reason's
code.]],
    },
    ["verify-leak"] = { "a name of the list occurs in the bundle", [[
The line of the list and the byte in the file are given, never the name. Do not hand the
bundle out.]],
    },
    ["verify-leak-closed"] = { "a file that was not searched", [[
It is compressed inside (a zip, a PDF), so names in it are not found. Search it by other
means.]],
    },
    ["verify-leak-word"] = { "a single word of a listed name occurs", [[
It may be a common word. Look at the place.]],
    },
    ["verify-limit"] = { "a file is too large to be read", [[
Tag files and searched files are read up to 128 MiB.]],
    },
    ["verify-manifest"] = { "dossier's own manifest does not fit the bundle", [[
dossier/manifest.json describes other files than those there, or was rewritten by another
program.]],
    },
    ["verify-manifest-line"] = { "a line of a manifest is not understood", [[
A line is a checksum in hexadecimal digits, two spaces and a path.]],
    },
    ["verify-manifest-prefix"] = { "a path with a prefix that does not belong there", [[
Some tools write './' or '*' before a path. It was read without.]],
    },
    ["verify-manifest-twice"] = { "a file is listed twice", [[
BagIt 1.0 wants each file once in every manifest; older versions let it pass when the
checksums agree.]],
    },
    ["verify-missing"] = { "a file is missing", [[
A manifest lists it, but it is not there. Ask for the bundle again.]],
    },
    ["verify-more"] = { "there are more defects than shown", [[
A hostile archive may have a million of them.]],
    },
    ["verify-name-absolute"] = { "a name that starts at a root or a home folder", [[
Unpacked by a careless program the file would land anywhere. Do not unpack the archive.]],
    },
    ["verify-name-backslash"] = { "a name with a backslash", [[
On Windows it leads into folders, possibly out of the one unpacked into.]],
    },
    ["verify-name-charset"] = { "a name in an unstated encoding", [[
Letters beyond ASCII are not marked as UTF-8. Some readers will show others.]],
    },
    ["verify-name-control"] = { "a name with control characters", [[
A NUL or another control character cuts the name short or fools the eye.]],
    },
    ["verify-name-deceptive"] = { "a name with invisible characters", [[
Reordering and invisible characters make a name look like another.]],
    },
    ["verify-name-device"] = { "a name that is a device on Windows", [[
CON, NUL, COM1 and others open a device there, with any suffix.]],
    },
    ["verify-name-dot"] = { "a name with an empty step", [[
Steps that are empty or '.' make one file known by several names.]],
    },
    ["verify-name-empty"] = { "a file without a name", [[
No program can unpack it.]],
    },
    ["verify-name-form"] = { "a name in another Unicode form", [[
The manifest and the disk write the same letters with other code points. Some file systems
do that by themselves.]],
    },
    ["verify-name-not-utf8"] = { "a name that is not UTF-8", [[
Different readers would show different names.]],
    },
    ["verify-name-reserved"] = { "a name that Windows cannot hold", [[
Signs such as ':' and points or spaces at the end of a step are lost there.]],
    },
    ["verify-name-too-long"] = { "a name that is too long", [[
Steps have up to 255 bytes, whole names up to 4096.]],
    },
    ["verify-name-twice"] = { "two entries that are one file", [[
Which of them a reader gets depends on the reader.]],
    },
    ["verify-name-upward"] = { "a name that leads out of its folder", [[
Unpacked by a careless program the file would land outside. Do not unpack the archive.]],
    },
    ["verify-no-bag"] = { "this is not a bag", [[
There is no bagit.txt, so nothing says what should be in it.]],
    },
    ["verify-no-memory"] = { "out of memory", [[
The archive wants more memory than there is.]],
    },
    ["verify-not-zip"] = { "this is not a zip", [[
It is another kind of file, or its end was cut off on the way.]],
    },
    ["verify-oxum"] = { "the payload has another size", [[
Payload-Oxum in bag-info.txt counts the bytes and files of the payload. Something was
added, lost or changed.]],
    },
    ["verify-rebuild"] = { "the zip is not the one dossier would write", [[
Packed anew from its own content it has other bytes: something outside the checksums was
changed. With another compressor than the one named in the manifest this cannot be told.]],
    },
    ["verify-special-file"] = { "a device, pipe or socket", [[
Only files and folders belong into a bundle.]],
    },
    ["verify-symlink"] = { "a symbolic link", [[
It may point anywhere on the reader's machine. Links are never followed.]],
    },
    ["verify-unlisted"] = { "a file that no manifest lists", [[
It was added after the bundle was sealed, or the bag was made carelessly.]],
    },
    ["verify-unreadable"] = { "it cannot be read", [[
The message has the system's reason.]],
    },
    ["verify-usage"] = { "verify was called in a way it does not understand", [[
`dossier verify --help` shows how.]],
    },
    ["verify-zip-ambiguous"] = { "two archives in one file", [[
Readers would disagree about what is in it.]],
    },
    ["verify-zip-comment"] = { "the zip has a comment", [[
No checksum covers it; it may say anything.]],
    },
    ["verify-zip-crc"] = { "a file of the zip is damaged", [[
Its CRC differs. Ask for the bundle again.]],
    },
    ["verify-zip-data"] = { "compressed data is damaged", [[
It cannot be unpacked. Ask for the bundle again.]],
    },
    ["verify-zip-encrypted"] = { "an encrypted entry", [[
Unlock the archive with the program it was locked with, then verify what comes out.]],
    },
    ["verify-zip-headers-differ"] = { "two descriptions of one entry", [[
The entry's header and the central directory differ, so that readers would disagree.]],
    },
    ["verify-zip-hidden"] = { "bytes that belong to no entry", [[
The zip holds data that no reader shows and no checksum covers.]],
    },
    ["verify-zip-limit"] = { "more entries than are read", [[
Up to a million entries are read.]],
    },
    ["verify-zip-method"] = { "an unusual compression method", [[
Only stored and deflated entries are read everywhere.]],
    },
    ["verify-zip-multidisk"] = { "a zip in several volumes", [[
Join the volumes first.]],
    },
    ["verify-zip-names-differ"] = { "two names of one entry", [[
The entry's header and the central directory differ, so that readers would disagree.]],
    },
    ["verify-zip-overlap"] = { "entries that share their bytes", [[
A trick to make a small archive fill a disk. Do not unpack it.]],
    },
    ["verify-zip-prepended"] = { "bytes before the zip", [[
It may be another program or archive at the same time.]],
    },
    ["verify-zip-ratio"] = { "an entry that grows enormously", [[
More than 200 times larger when unpacked: a trick to fill disks. Do not unpack the
archive.]],
    },
    ["verify-zip-size"] = { "sizes that are not true", [[
An entry unpacks to another size than the archive says.]],
    },
    ["verify-zip-structure"] = { "the zip is not sound", [[
Its records contradict each other or lie outside the file.]],
    },
    ["verify-zip-trailing"] = { "bytes after the zip", [[
It may be another program or archive at the same time.]],
    },
  },
}
