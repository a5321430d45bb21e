import { vi } from 'vitest';

export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Record<string, string>;
}

type Reply = () => Response | Promise<Response>;

/** Stands in for the shop's app proxy, as the contract describes its answers. */
export class FakeShop {
  readonly asked: Asked[] = [];
  customerId = '7001';
  token = 'token-1';
  points = { points_balance: 1180, points_pending: 0, points_debt: 0, version: 3 };
  transactions = [transaction(1, 'earn', 1180)];
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
    this.asked.push({ path, query: searchParams, headers: (init?.headers ?? {}) as Record<string, string> });
    const reply = this.replies[path];
    if (reply) {
      return reply();
    }
    switch (path) {
      case 'session':
        return ok({ customer_id: this.customerId, token: this.token, expires_at: '2026-01-01T00:00:00Z' });
      case 'points/balance':
        return ok({ customer_id: 'ours', total_points_earned: 1180, ...this.points });
      case 'points/transactions':
        return ok(this.page(Number(searchParams.get('cursor') ?? 0), Number(searchParams.get('limit'))));
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

export function transaction(id: number, type: string, points: number) {
  return {
    transaction_id: `t${id}`,
    type,
    points: Math.abs(points),
    direction: Math.sign(points),
    source: 'order',
    order_id: '',
    created_at: '2026-03-05T12:00:00Z',
  };
}

export function ok(fields: object): Response {
  return Response.json({ status: 'ok', ...fields, error: null });
}

export function refusal(status: number, code: string, headers = {}): Response {
  return Response.json({ status: 'error', error: { code, message: '' } }, { status, headers });
}
