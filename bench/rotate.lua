-- For wrk: sends the requests of the file $REQUESTS, a path, a tab and a body on each line, in turn from $OFFSET on, and says
-- the result in one line.
local requests, count, at = {}, 0, 0

function init()
  local headers = { ["content-type"] = "application/json", ["accept"] = "application/json" }
  for line in io.lines(os.getenv("REQUESTS")) do
    local path, body = line:match("^([^\t]*)\t(.*)$")
    count = count + 1
    requests[count] = wrk.format("POST", path, headers, body)
  end
  at = tonumber(os.getenv("OFFSET")) % count
end

function request()
  at = at % count + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('\nRESULT {"requests":%d,"microseconds":%d,"bytes":%d,"p50":%.3f,"p99":%.3f,"errors":%d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
