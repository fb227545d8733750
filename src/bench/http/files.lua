-- The same bytes as files.
local n = 0
function setup(thread) thread:set("offset", math.random(10000)) end
function request()
  n = (n + 1) % 10000
  return wrk.format("GET", "/rotation/" .. (n + offset) % 10000 .. ".ics")
end
