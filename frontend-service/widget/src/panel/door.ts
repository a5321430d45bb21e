import {
  type Balance,
  type HistoryPage,
  NO_ACCOUNT,
  readBalance,
  readHistoryPage,
  readReasons,
  readRedeemed,
  readRedemptions,
  readRewards,
  readSession,
  type Redemption,
  type Reward,
  type Session,
} from './answers';

/**
 * What a call came to. A guest has no points to ask for; whoever failed may try again after the pause, and
 * reads why by the code, if the service gave one.
 */
export type Outcome<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'guest' }
  | { readonly kind: 'failed'; readonly pauseMs: number; readonly code: string };

type Query = Readonly<Record<string, string>>;

const TIMEOUT_MS = 10_000;
const PAGE = 10;

/**
 * The shop's app proxy as the panel sees it. It signs in by itself, and once more when the token has
 * run out; a second refusal is a failure.
 */
export class Door {
  private session: Promise<Session> | undefined;

  constructor(
    private readonly base: string,
    private readonly locale: string,
  ) {}

  /** Somebody without an account has no points, which is no failure. Dates cost the service more. */
  balance(dates: boolean): Promise<Outcome<Balance>> {
    const query = dates ? { dates: 'true', locale: this.locale } : {};
    return this.ask('points/balance', query, readBalance, NO_ACCOUNT);
  }

  rewards(): Promise<Outcome<readonly Reward[]>> {
    return this.ask('rewards', { locale: this.locale }, readRewards, []);
  }

  /** The newest, of which the shopper may still want to know. */
  redemptions(): Promise<Outcome<readonly Redemption[]>> {
    return this.ask('rewards/redemptions', {}, readRedemptions, []);
  }

  /** With the same key, the same redemption, however often it is asked for. */
  redeem(rewardId: string, key: string): Promise<Outcome<string>> {
    const body = { reward_id: rewardId, idempotency_key: key, locale: this.locale };
    return this.ask('rewards/redeem', {}, readRedeemed, '', body);
  }

  /** Takes a code out of use; its points come back. */
  cancel(redemptionId: string): Promise<Outcome<string>> {
    return this.ask('rewards/cancel', {}, () => redemptionId, '', { redemption_id: redemptionId });
  }

  /** The sentences that say why a change of points is what it is. */
  reasons(transactionId: string): Promise<Outcome<readonly string[]>> {
    const query = { transaction_id: transactionId, locale: this.locale };
    return this.ask('points/transaction', query, readReasons, []);
  }

  history(cursor: string): Promise<Outcome<HistoryPage>> {
    const query = { limit: String(PAGE), ...(cursor && { cursor }) };
    return this.ask('points/transactions', query, readHistoryPage, { entries: [], nextCursor: '' });
  }

  private async ask<T>(
    path: string,
    query: Query,
    read: (answer: Record<string, unknown>) => T,
    none: T,
    body?: object,
  ): Promise<Outcome<T>> {
    try {
      let signedIn = this.signIn();
      let response = await this.askAs(await signedIn, path, query, body);
      if (response?.status === 401) {
        // Whoever signed in anew meanwhile did it for this call too.
        this.forget(signedIn);
        signedIn = this.signIn();
        response = await this.askAs(await signedIn, path, query, body);
      }
      if (!response) {
        // Asked anew the next time: they may sign in on another page.
        this.forget(signedIn);
        return { kind: 'guest' };
      }
      const answer = await response.json();
      if (response.ok) {
        return { kind: 'found', value: read(answer) };
      }
      if (response.status === 404 && answer.error?.code === 'CUSTOMER_NOT_FOUND') {
        return { kind: 'found', value: none };
      }
      return failed(response, answer.error?.code);
    } catch {
      return failed();
    }
  }

  /** Nothing for a guest, who has no points to ask for. */
  private async askAs(
    { customerId, token }: Session,
    path: string,
    query: Query,
    body: object | undefined,
  ): Promise<Response | undefined> {
    if (!customerId) {
      return undefined;
    }
    const parameters = new URLSearchParams({ customer_id: customerId, ...query });
    const headers = { Authorization: `Bearer ${token}`, 'X-LoyalNest-Token': token };
    return body
      ? this.fetch(`${path}?${parameters}`, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        })
      : this.fetch(`${path}?${parameters}`, { headers });
  }

  private signIn(): Promise<Session> {
    return (this.session ??= this.begin());
  }

  private begin(): Promise<Session> {
    const session = this.fetch('session', {}).then(async (response) => {
      if (!response.ok) {
        throw new Error('no session');
      }
      return readSession(await response.json());
    });
    session.catch(() => this.forget(session));
    return session;
  }

  private forget(session: Promise<Session>): void {
    if (this.session === session) {
      this.session = undefined;
    }
  }

  private async fetch(path: string, request: RequestInit): Promise<Response> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
    try {
      return await fetch(this.base + path, { ...request, cache: 'no-store', signal: patience.signal });
    } finally {
      clearTimeout(timer);
    }
  }
}

function failed(response?: Response, code = ''): { kind: 'failed'; pauseMs: number; code: string } {
  return { kind: 'failed', pauseMs: 1000 * (Number(response?.headers.get('Retry-After')) || 0), code };
}
