-- 10,000 different filters, one after the other; each thread starts elsewhere.
local n = 0
function setup(thread) thread:set("offset", math.random(10000)) end
function request()
  n = (n + 1) % 10000
  local i = (n + offset) % 10000
  return wrk.format("GET", "/calendar.ics?tag=topic-" .. i % 100 .. "&past=P" .. 30 + math.floor(i / 100) .. "D")
end
