local name
local s = "a" .. name
