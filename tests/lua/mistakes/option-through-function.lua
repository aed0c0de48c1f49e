local function level(scheme)
  return { scheme = scheme, form = 7 }
end
return pipeline "p" {
  stage.import {},
  stage.translate_numbering { levels = { item = level("decimal") } },
  stage.package {},
}
