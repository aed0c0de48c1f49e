local own = stage "own" {
  summary = "of the tests",
  options = {
    depth = { type = "int", least = 1, most = 5, help = "how deep" },
    rows = {
      type = "tables",
      help = "rows",
      options = { how = { type = "choice", choices = { "keep", "drop" }, help = "how" } },
    },
  },
}

return pipeline "p" {
  stage.import {},
  own { dept = 3 },
  own { depth = 9, rows = { { how = "kep" }, { who = "x" } } },
  stage.package {},
}
