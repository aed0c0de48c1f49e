return pipeline "p" "q"
