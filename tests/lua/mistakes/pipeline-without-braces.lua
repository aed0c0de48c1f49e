return pipeline "p"
