-- Takes the cost of a question out of a shop's budget.
-- KEYS: budget, asked. ARGV: id of the question, its cost. Answers with the milliseconds to wait.
local time = redis.call('time')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local keep = 60000

-- Whoever asked longer ago than this has died.
redis.call('zremrangebyscore', KEYS[2], '-inf', now - 30000)

local function under_way()
  local sum, count = 0, 0
  for _, asked in ipairs(redis.call('zrange', KEYS[2], 0, -1)) do
    sum = sum + tonumber(string.match(asked, '[^ ]+$'))
    count = count + 1
  end
  return sum, count
end

-- A full bucket does not run over: what is under way may not have been taken out at the shop yet,
-- and nothing came back there meanwhile.
local function restored(available, at, full, rate, sum)
  return math.min(full - sum, available + (now - at) / 1000 * rate)
end

local cost = tonumber(ARGV[2])
local sum, count = under_way()
local known = redis.call('hmget', KEYS[1], 'full', 'rate', 'available', 'at')

local function ask()
  redis.call('zadd', KEYS[2], now, ARGV[1] .. ' ' .. ARGV[2])
  redis.call('pexpire', KEYS[2], keep)
end

if not known[1] then
  if count > 0 then return 20 end
  ask()
  return 0
end

local full, rate = tonumber(known[1]), tonumber(known[2])
local available = restored(tonumber(known[3]), tonumber(known[4]), full, rate, sum)
local missing = math.min(cost, full) - available
if missing > 0 then
  redis.call('hset', KEYS[1], 'available', tostring(available), 'at', now)
  redis.call('pexpire', KEYS[1], keep)
  if rate <= 0 then return 1000 end
  return math.ceil(missing / rate * 1000)
end
redis.call('hset', KEYS[1], 'available', tostring(available - cost), 'at', now)
if count > 0 then redis.call('hset', KEYS[1], 'crowded', 1) end
redis.call('pexpire', KEYS[1], keep)
ask()
return 0
