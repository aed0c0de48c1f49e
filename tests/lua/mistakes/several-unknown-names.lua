local a = foo
local b = foo.bar + baz("x") .. qux[1]
for k in pairs(quux) do k() end
if a < b then zap = 1 end
return pipeline "p" {
  stage.import { layout = a, language = zap2 },
  stage.package {},
}
