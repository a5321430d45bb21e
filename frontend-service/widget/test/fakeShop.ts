import { vi } from 'vitest';

export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Record<string, string>;
  /** What was sent, read as JSON; empty for a question. */
  readonly body: Record<string, unknown>;
}

type Reply = () => Response | Promise<Response>;

/** Stands in for the shop's app proxy, as the contract describes its answers. */
export class FakeShop {
  readonly asked: Asked[] = [];
  customerId = '7001';
  token = 'token-1';
  points = { points_balance: 1180, points_pending: 0, points_debt: 0, version: 3 };
  transactions = [transaction(1, 'earn', 1180)];
  rewards: ReturnType<typeof reward>[] = [];
  redemptions: ReturnType<typeof redemption>[] = [];
  dates: Record<string, unknown> = {};
  explanation = ['118.00 USD × 10 = 1,180.', 'Rounded down to 1,180 points.'];
  replies: Record<string, Reply> = {};

  constructor() {
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) => this.answer(url, init));
  }

  count(path: string): number {
    return this.asked.filter((each) => each.path === path).length;
  }

  private async answer(url: string, init?: RequestInit): Promise<Response> {
    const { pathname, searchParams } = new URL(url, 'https://shop.example');
    const path = pathname.replace('/apps/loyalnest/', '');
    this.asked.push({
      path,
      query: searchParams,
      headers: (init?.headers ?? {}) as Record<string, string>,
      body: JSON.parse((init?.body as string | undefined) ?? '{}'),
    });
    const reply = this.replies[path];
    if (reply) {
      return reply();
    }
    switch (path) {
      case 'session':
        return ok({ customer_id: this.customerId, token: this.token, expires_at: '2026-01-01T00:00:00Z' });
      case 'points/balance':
        return ok({
          customer_id: 'ours',
          total_points_earned: 1180,
          pending: [],
          expiring: [],
          ...this.points,
          ...(searchParams.get('dates') === 'true' && this.dates),
        });
      case 'points/transactions':
        return ok(this.page(Number(searchParams.get('cursor') ?? 0), Number(searchParams.get('limit'))));
      case 'points/transaction':
        return ok({ transaction: this.transactions[0], explanation: this.explanation });
      case 'rewards':
        return ok({ rewards: this.rewards });
      case 'rewards/redemptions':
        return ok({ redemptions: this.redemptions, next_cursor: '' });
      case 'widget/config':
        return ok({ language: 'es', translations: { 'launcher.label': 'Recompensas' } });
      default:
        return refusal(404, 'NOT_FOUND');
    }
  }

  private page(from: number, limit: number) {
    const next = from + limit;
    return {
      transactions: this.transactions.slice(from, next),
      next_cursor: next < this.transactions.length ? String(next) : '',
    };
  }
}

export function reward(id: string, cost: number, reason = '', missing = 0) {
  return {
    reward_id: id,
    definition: { points_cost: cost },
    offer: { name: `Reward ${id}`, available: reason === '', points_missing: missing, reason },
  };
}

export function redemption(id: string, rewardId: string, state: string, code = '') {
  return {
    redemption_id: id,
    reward_id: rewardId,
    redemption_status: state,
    discount_code: code,
    ends_at: '2199-07-31T12:00:00Z',
  };
}

export function transaction(id: number, type: string, points: number, orderId = '') {
  return {
    transaction_id: `t${id}`,
    type,
    points: Math.abs(points),
    direction: Math.sign(points),
    source: 'order',
    order_id: orderId,
    created_at: '2026-03-05T12:00:00Z',
  };
}

export function ok(fields: object): Response {
  return Response.json({ status: 'ok', ...fields, error: null });
}

export function refusal(status: number, code: string, headers = {}): Response {
  return Response.json({ status: 'error', error: { code, message: '' } }, { status, headers });
}
