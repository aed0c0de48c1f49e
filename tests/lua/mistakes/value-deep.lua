local t = {}
for i = 1, 100 do t = { t } end
return pipeline "p" {
  stage.import {},
  stage.anonymise { rules = t },
  stage.package {},
}
