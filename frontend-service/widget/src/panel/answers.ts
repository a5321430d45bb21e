/** The shopper the shop is signed in as, with our token for them. No customer: a guest. */
export interface Session {
  readonly customerId: string;
  readonly token: string;
}

/** An account's points. Pending ones cannot be spent yet; debt is repaid by the next ones. */
export interface Balance {
  readonly available: number;
  readonly pending: number;
  readonly debt: number;
  /** Grows with every change of the account. */
  readonly version: number;
}

/** One immutable change of points. */
export interface Entry {
  readonly id: string;
  readonly type: string;
  /** With its sign. */
  readonly points: number;
  readonly createdAt: Date;
}

export interface HistoryPage {
  readonly entries: readonly Entry[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** What somebody has who signed in but never earned a point. */
export const NO_ACCOUNT: Balance = { available: 0, pending: 0, debt: 0, version: 0 };

type Json = Record<string, unknown>;

/** Each reader throws when the answer is not what the contract says, so that no `NaN` is ever shown. */
export function readSession(answer: Json): Session {
  return { customerId: text(answer.customer_id), token: text(answer.token) };
}

export function readBalance(answer: Json): Balance {
  return {
    available: whole(answer.points_balance),
    pending: whole(answer.points_pending),
    debt: whole(answer.points_debt),
    version: whole(answer.version),
  };
}

export function readHistoryPage(answer: Json): HistoryPage {
  const transactions = answer.transactions;
  if (!Array.isArray(transactions)) {
    throw new TypeError('no transactions');
  }
  return { entries: transactions.map(readEntry), nextCursor: text(answer.next_cursor) };
}

function readEntry(transaction: Json): Entry {
  const createdAt = new Date(text(transaction.created_at));
  whole(createdAt.getTime());
  return {
    id: text(transaction.transaction_id),
    type: text(transaction.type),
    points: whole(transaction.points) * (whole(transaction.direction) < 0 ? -1 : 1),
    createdAt,
  };
}

function text(value: unknown): string {
  if (typeof value !== 'string') {
    throw new TypeError('not a text');
  }
  return value;
}

function whole(value: unknown): number {
  if (!Number.isSafeInteger(value)) {
    throw new TypeError('not a whole number');
  }
  return value as number;
}
