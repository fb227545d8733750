-- The same bytes as files.
local n = 0
function setup(thread) thread:set("offset", math.random(4000)) end
function request()
  n = (n + 1) % 4000
  return wrk.format("GET", "/widgets/" .. (n + offset) % 4000 .. ".json")
end
