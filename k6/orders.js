// Signed, paid orders at the webhook door, at a fixed rate: the same load as `./loyalnest bench earn`, for those who run k6.
//   k6 run -e EDGE=http://localhost:8080 -e SHOP=demo-nest.myshopify.com -e SECRET=… [-e RATE=100] k6/orders.js
import crypto from 'k6/crypto';
import http from 'k6/http';
import { check } from 'k6';
import exec from 'k6/execution';

export const options = {
  scenarios: {
    orders: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE || 100),
      timeUnit: '1s',
      duration: __ENV.DURATION || '30s',
      preAllocatedVUs: 100,
    },
  },
  thresholds: {
    http_req_failed: ['rate==0'],
    http_req_duration: ['p(99)<50'],
  },
};

const template = open('../local/src/main/resources/bench/order.json');
const base = BigInt(Date.now()) * 1000000n;

export default function () {
  const n = exec.scenario.iterationInTest;
  const body = template
    .replaceAll('{{order}}', (10000000000000000n + base / 1000n + BigInt(n)).toString())
    .replaceAll('{{customer}}', (10000000000000000n + base / 1000n + BigInt(n % 1000)).toString())
    .replaceAll('{{time}}', new Date().toISOString().replace(/\.\d+/, ''));
  const answer = http.post(`${__ENV.EDGE}/v1/api/shopify/webhook`, body, {
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': 'orders/paid',
      'X-Shopify-Hmac-Sha256': crypto.hmac('sha256', __ENV.SECRET, body, 'base64'),
      'X-Shopify-Shop-Domain': __ENV.SHOP,
      'X-Shopify-API-Version': '2026-07',
      'X-Shopify-Webhook-Id': `k6-${base}-${n}`,
      'X-Shopify-Event-Id': `k6-event-${base}-${n}`,
      'X-Shopify-Triggered-At': new Date().toISOString(),
    },
  });
  check(answer, { accepted: (r) => r.status === 200 });
}
