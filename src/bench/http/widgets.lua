-- What widgets ask: a thousand sets of two tags in four languages, one after the other; each thread starts elsewhere.
local n = 0
local languages = { "en", "de", "fr", "es" }
function setup(thread) thread:set("offset", math.random(4000)) end
function request()
  n = (n + 1) % 4000
  local i = (n + offset) % 4000
  local set = i % 1000
  return wrk.format("GET", "/widget.json?tags=topic-" .. set % 100 .. ",topic-" .. (set + 1 + math.floor(set / 100)) % 100
    .. "&limit=15&lang=" .. languages[math.floor(i / 1000) + 1])
end
