-- What the misspelt names of modules are near to.
return {}
