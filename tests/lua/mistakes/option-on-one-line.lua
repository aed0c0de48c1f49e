return pipeline "p" { stage.import { layuot = "a" }, stage.package { fle = "b" } }
