-- Arabic definite ordinals, feminine, genitive and accusative, 1 to 50: الأولى, الثانية ....
local symbols = { "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة" }
local units = { "الحادية", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة" }
for _, unit in ipairs(units) do
  symbols[#symbols + 1] = unit .. " عشرة"
end
for _, ten in ipairs { "العشرين", "الثلاثين", "الأربعين" } do
  symbols[#symbols + 1] = ten
  for _, unit in ipairs(units) do
    symbols[#symbols + 1] = unit .. " و" .. ten
  end
end
symbols[#symbols + 1] = "الخمسين"

return {
  summary = "Arabic definite ordinals, feminine, genitive and accusative, 1 to 50: الأولى, الثانية ...",
  source = "parallel United Nations texts; grammar of Arabic ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = symbols,
}
