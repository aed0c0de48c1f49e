function twice(x) return x .. x end
return pipeline "p" {
  stage.import { language = twice("f") },
  stage.package {},
}
