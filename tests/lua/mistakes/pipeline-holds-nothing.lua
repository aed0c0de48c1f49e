local function add() end
return pipeline "p" {
  stage.import {},
  add(),
  stage.package {},
}
