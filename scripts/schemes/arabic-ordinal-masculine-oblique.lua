-- Arabic definite ordinals, masculine, genitive and accusative, 1 to 50: الأول, الثاني ....
local symbols = { "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر" }
local units = { "الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع" }
for _, unit in ipairs(units) do
  symbols[#symbols + 1] = unit .. " عشر"
end
for _, ten in ipairs { "العشرين", "الثلاثين", "الأربعين" } do
  symbols[#symbols + 1] = ten
  for _, unit in ipairs(units) do
    symbols[#symbols + 1] = unit .. " و" .. ten
  end
end
symbols[#symbols + 1] = "الخمسين"

return {
  summary = "Arabic definite ordinals, masculine, genitive and accusative, 1 to 50: الأول, الثاني ...",
  source = "parallel United Nations texts; grammar of Arabic ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = symbols,
}
