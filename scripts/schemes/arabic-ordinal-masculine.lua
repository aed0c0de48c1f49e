-- Arabic definite ordinals, masculine, 1 to 50: الأول, الثاني ....
local symbols = { "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر" }
local units = { "الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع" }
for _, unit in ipairs(units) do
  symbols[#symbols + 1] = unit .. " عشر"
end
for _, ten in ipairs { "العشرون", "الثلاثون", "الأربعون" } do
  symbols[#symbols + 1] = ten
  for _, unit in ipairs(units) do
    symbols[#symbols + 1] = unit .. " و" .. ten
  end
end
symbols[#symbols + 1] = "الخمسون"

return {
  summary = "Arabic definite ordinals, masculine, 1 to 50: الأول, الثاني ...",
  source = "parallel United Nations texts; grammar of Arabic ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = symbols,
}
