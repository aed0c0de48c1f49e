-- Chinese numerals, 1 to 999: 一, 二 ... 十, 十一 ... 一百零一.
local digits = { "一", "二", "三", "四", "五", "六", "七", "八", "九" }
local symbols = {}

local function add(weight, text)
  symbols[#symbols + 1] = { weight, text }
end

-- Hundreds with what must not be counted apart: 110 is 一百一十, 101 is 一百零一.
for hundred = 9, 1, -1 do
  local head = digits[hundred] .. "百"
  for ten = 9, 1, -1 do
    add(hundred * 100 + ten * 10, head .. digits[ten] .. "十")
  end
  for one = 9, 1, -1 do
    add(hundred * 100 + one, head .. "零" .. digits[one])
  end
  add(hundred * 100, head)
end
for ten = 9, 2, -1 do
  add(ten * 10, digits[ten] .. "十")
end
add(10, "十")
for one = 9, 1, -1 do
  add(one, digits[one])
end

return {
  summary = "Chinese numerals, 1 to 999: 一, 二 ... 十, 十一 ... 一百零一",
  source = "CSS Counter Styles Level 3, section 7 (simp-chinese-informal); ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "additive",
  symbols = symbols,
  range = { 1, 999 },
  word = "chineseCountingThousand",
  css = "simp-chinese-informal",
}
