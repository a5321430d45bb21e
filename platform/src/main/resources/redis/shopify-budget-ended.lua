-- A question to a shop came back.
-- KEYS: budget, asked. ARGV: id of the question, its cost; and if the shop said so, what it really
-- cost, the points of a full bucket, those in it now, those that come back in a second.
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

redis.call('zrem', KEYS[2], ARGV[1] .. ' ' .. ARGV[2])
local sum, count = under_way()
local crowded = redis.call('hget', KEYS[1], 'crowded') == '1'
local alone = count == 0 and not crowded
if count == 0 then redis.call('hdel', KEYS[1], 'crowded') end
if not ARGV[3] then return 0 end

local cost, really = tonumber(ARGV[2]), tonumber(ARGV[3])
local full, current, rate = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local word = current - sum
local known = redis.call('hmget', KEYS[1], 'available', 'at')
local available = word
if known[1] and not alone then
  available = math.min(
    word, restored(tonumber(known[1]), tonumber(known[2]), full, rate, sum) + cost - really)
end
redis.call('hset', KEYS[1], 'full', ARGV[4], 'rate', ARGV[6], 'available', tostring(available),
  'at', now)
redis.call('pexpire', KEYS[1], keep)
return 0
