import {
  type Balance,
  type HistoryPage,
  NO_ACCOUNT,
  readBalance,
  readHistoryPage,
  readSession,
  type Session,
} from './answers';

/** What a call came to. A guest has no points to ask for; whoever failed may try again after the pause. */
export type Outcome<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'guest' }
  | { readonly kind: 'failed'; readonly pauseMs: number };

type Query = Readonly<Record<string, string>>;

const TIMEOUT_MS = 10_000;
const PAGE = 10;

/**
 * The shop's app proxy as the panel sees it. It signs in by itself, and once more when the token has
 * run out; a second refusal is a failure.
 */
export class Door {
  private session: Promise<Session> | undefined;

  constructor(private readonly base: string) {}

  /** Somebody without an account has no points, which is no failure. */
  balance(): Promise<Outcome<Balance>> {
    return this.ask('points/balance', {}, readBalance, NO_ACCOUNT);
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
  ): Promise<Outcome<T>> {
    try {
      let signedIn = this.signIn();
      let response = await this.askAs(await signedIn, path, query);
      if (response?.status === 401) {
        // Whoever signed in anew meanwhile did it for this call too.
        this.forget(signedIn);
        signedIn = this.signIn();
        response = await this.askAs(await signedIn, path, query);
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
      return failed(response);
    } catch {
      return failed();
    }
  }

  /** Nothing for a guest, who has no points to ask for. */
  private async askAs(
    { customerId, token }: Session,
    path: string,
    query: Query,
  ): Promise<Response | undefined> {
    if (!customerId) {
      return undefined;
    }
    const parameters = new URLSearchParams({ customer_id: customerId, ...query });
    return this.get(`${path}?${parameters}`, {
      Authorization: `Bearer ${token}`,
      'X-LoyalNest-Token': token,
    });
  }

  private signIn(): Promise<Session> {
    return (this.session ??= this.begin());
  }

  private begin(): Promise<Session> {
    const session = this.get('session', {}).then(async (response) => {
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

  private async get(path: string, headers: Record<string, string>): Promise<Response> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
    try {
      return await fetch(this.base + path, { headers, cache: 'no-store', signal: patience.signal });
    } finally {
      clearTimeout(timer);
    }
  }
}

function failed(response?: Response): { kind: 'failed'; pauseMs: number } {
  return { kind: 'failed', pauseMs: 1000 * (Number(response?.headers.get('Retry-After')) || 0) };
}
