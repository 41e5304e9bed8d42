-- Reads run as they are; writes take a visitor (cookie, token) and a target no other request takes. A deed that was done
-- leads on (303); a form that comes back with what is wrong in it (200) was not done, and counts as an error.
local visitors, targets, path, at, step = {}, {}, "", 0, 1
local threads = {}
undone = 0

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  if #args < 3 then return end
  path = args[2]
  for line in io.lines(args[1]) do
    local cookie, token = line:match("^(%S+) (%S+)$")
    table.insert(visitors, {cookie, token})
  end
  for line in io.lines(args[3]) do table.insert(targets, line) end
  at, step = number, 2
  request = function()
    at = at + step
    local target, who = targets[at % #targets + 1]:match("^(%d+) (%d+)$")
    local visitor = visitors[tonumber(who)]
    local body = "csrf_token=" .. visitor[2] .. ((args[4] or ""):gsub("ID", target))
    return wrk.format("POST", path:gsub("ID", target),
      {["Cookie"] = "session=" .. visitor[1], ["Content-Type"] = "application/x-www-form-urlencoded"}, body)
  end
  response = function(status)
    if status < 300 then undone = undone + 1 end
  end
end

function done(summary, latency, requests)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.timeout
  for _, thread in ipairs(threads) do errors = errors + thread:get("undone") end
  io.write(string.format('\nJSON{"requests":%d,"seconds":%.3f,"p50":%.3f,"p95":%.3f,"p99":%.3f,"errors":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, errors))
end
