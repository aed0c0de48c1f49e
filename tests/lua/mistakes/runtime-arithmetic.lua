local t = {}
local n = 1 + t
