return pipeline "p" {
  stage.import {},
  stage.anonymise {
    rules = { find = function(a, b) local t, u = { 1, 2 }, 3; if a then return t, u end end },
    kep = "x",
  },
  stage.package {},
}
