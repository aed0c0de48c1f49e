-- Arabic ordinal adverbs with tanwin, 1 to 50: أولاً, ثانياً, ثالثاً ....
local symbols = { "أولاً", "ثانياً", "ثالثاً", "رابعاً", "خامساً", "سادساً", "سابعاً", "ثامناً", "تاسعاً", "عاشراً" }
local units = { "حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع" }
for _, unit in ipairs(units) do
  symbols[#symbols + 1] = unit .. " عشر"
end
for _, ten in ipairs { "عشرون", "ثلاثون", "أربعون" } do
  symbols[#symbols + 1] = ten
  for _, unit in ipairs(units) do
    symbols[#symbols + 1] = unit .. " و" .. ten
  end
end
symbols[#symbols + 1] = "خمسون"

return {
  summary = "Arabic ordinal adverbs with tanwin, 1 to 50: أولاً, ثانياً, ثالثاً ...",
  source = "headings of parallel United Nations texts; grammar of Arabic ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = symbols,
}
