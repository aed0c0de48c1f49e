-- Files of the registry: paragraphs 1., items (a).
return {
  summary = "files of the registry: paragraphs 1., items (a)",
  source = "written for the tests",
  licence = "MIT",
  levels = {
    { kind = "paragraph", schemes = { "decimal" }, forms = { "{n}." }, run = "document" },
    { kind = "item", schemes = { "lower-alpha" }, forms = { "({n})" } },
  },
}
