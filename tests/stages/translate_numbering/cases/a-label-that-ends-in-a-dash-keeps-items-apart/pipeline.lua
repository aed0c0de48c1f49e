-- A label that ends in a dash keeps items apart.
return pipeline "case" {
  stage.import { layout = "auto" },
  stage.translate_numbering { levels = { paragraph = { form = "{n} -" } } },
  stage.witness {},
}
