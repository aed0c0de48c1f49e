local function fail()
  error("no such year")
end
fail()
return pipeline "p" {
  stage.import {},
  stage.package {},
}
