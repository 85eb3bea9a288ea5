-- What a Prometheus posts, for wrk: `wrk -s alerts.lua URL -- KEY ALERTS_PER_REQUEST RUN`. 200 problems of eight alerts each; of
-- 20 alerts 19 are repeated and one is new. No two bodies are the same, as the end each alert is good for moves on.
local PROBLEMS, EACH, NEW_OF = 200, 8, 20
local key, size, run
local sent, at = 0, 0
local started = os.date("!%Y-%m-%dT%H:%M:%SZ", os.time() - os.time() % 86400)

function init(args)
  key, size, run = args[1], tonumber(args[2]), args[3]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = "Bearer " .. key
end

local function alert(problem, instance, good)
  return '{"labels":{"alertname":"Bench' .. problem .. '","cluster":"bench","instance":"10.0.0.' .. instance .. ':9100","job":"node","service":"bench-' .. problem % 20 .. '","severity":"info"},"annotations":{"summary":"Instance ' .. instance .. ' of problem ' .. problem
    .. '","description":"The disk of the instance fills and will be full within four hours at the present pace."},"startsAt":"' .. started
    .. '","endsAt":"' .. good .. '","generatorURL":"http://prometheus.example/graph?g0.expr=predict_linear"}'
end

function request()
  local good = os.date("!%Y-%m-%dT%H:%M:%S", os.time() + 240) .. string.format(".%03dZ", sent % 1000)
  local alerts = {}
  for i = 1, size do
    at = at + 1
    local problem = math.floor(at / EACH) % PROBLEMS
    local instance = at % EACH
    if at % NEW_OF == 0 then instance = "new-" .. run .. "-" .. at end
    alerts[i] = alert(problem, instance, good)
  end
  sent = sent + 1
  return wrk.format(nil, nil, nil, "[" .. table.concat(alerts, ",") .. "]")
end

function done(summary, latency)
  io.write(string.format('{"requests":%d,"microseconds":%d,"failed":%d,"p50":%d,"p99":%d}\n', summary.requests, summary.duration,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
