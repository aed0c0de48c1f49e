-- SPDX-License-Identifier: MIT
local place = read "lib/place.txt"
return { line = "Received", place = function() return place end }
