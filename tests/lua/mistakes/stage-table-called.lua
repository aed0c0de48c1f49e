return pipeline "p" {
  stage { "import" },
  stage.import {},
  stage.package {},
}
