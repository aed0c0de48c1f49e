-- A working group's draft report: labels as the French version has them, people masked, one bundle.
return pipeline "un-report-sample" {
  summary = "UN draft report to a distributable bundle",

  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "fr" },
  stage.anonymise { policy = "persons", keep = { "Working Group" } },
  stage.package { file = "{symbol}-{language}.zip", render = { "source", "html" } },
}
