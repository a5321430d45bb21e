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
  /** The next pending points and the next that will be lost, with their days; known only when asked for. */
  readonly nextPending: Dated | undefined;
  readonly nextExpiring: Dated | undefined;
  /** Grows with every change of the account. */
  readonly version: number;
  /** What the shop calls points; known only when asked for with the days. */
  readonly name: PointsName | undefined;
}

/** One of them, and several. */
export interface PointsName {
  readonly singular: string;
  readonly plural: string;
}

/** Points and the day that matters to them, `2026-07-31`. */
export interface Dated {
  readonly points: number;
  readonly day: string;
}

/** What points buy, as it is for this shopper. */
export interface Reward {
  readonly id: string;
  readonly name: string;
  readonly cost: number;
  readonly missing: number;
  /** Why it cannot be had; empty when it can. */
  readonly reason: string;
}

/** An exchange of points for a reward; its code is empty while the shop has not confirmed it. */
export interface Redemption {
  readonly id: string;
  readonly rewardId: string;
  readonly state: string;
  readonly code: string;
  readonly until: Date | undefined;
}

/** One immutable change of points. */
export interface Entry {
  readonly id: string;
  /** Empty when no order was involved, and so nothing is to be explained. */
  readonly orderId: string;
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
export const NO_ACCOUNT: Balance = {
  available: 0,
  pending: 0,
  debt: 0,
  nextPending: undefined,
  nextExpiring: undefined,
  version: 0,
  name: undefined,
};

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
    nextPending: list(answer.pending).map(readDated)[0],
    nextExpiring: list(answer.expiring).map(readDated)[0],
    version: whole(answer.version),
    name: answer.points_name ? readName(answer.points_name as Json) : undefined,
  };
}

function readName(name: Json): PointsName {
  return { singular: text(name.singular), plural: text(name.plural) };
}

export function readHistoryPage(answer: Json): HistoryPage {
  return { entries: list(answer.transactions).map(readEntry), nextCursor: text(answer.next_cursor) };
}

export function readRewards(answer: Json): readonly Reward[] {
  return list(answer.rewards).map((reward) => {
    const offer = reward.offer as Json;
    return {
      id: text(reward.reward_id),
      name: text(offer.name),
      cost: whole((reward.definition as Json).points_cost),
      missing: whole(offer.points_missing),
      reason: text(offer.reason),
    };
  });
}

export function readRedemptions(answer: Json): readonly Redemption[] {
  return list(answer.redemptions).map((redemption) => ({
    id: text(redemption.redemption_id),
    rewardId: text(redemption.reward_id),
    state: text(redemption.redemption_status),
    code: text(redemption.discount_code),
    until: redemption.ends_at ? time(redemption.ends_at) : undefined,
  }));
}

/** The id of what was redeemed just now. */
export function readRedeemed(answer: Json): string {
  return text(answer.redemption_id);
}

export function readReasons(answer: Json): readonly string[] {
  return list(answer.explanation).map(text);
}

function readDated(dated: Json): Dated {
  return { points: whole(dated.points), day: text(dated.date) };
}

function readEntry(transaction: Json): Entry {
  return {
    id: text(transaction.transaction_id),
    orderId: text(transaction.order_id),
    type: text(transaction.type),
    points: whole(transaction.points) * (whole(transaction.direction) < 0 ? -1 : 1),
    createdAt: time(transaction.created_at),
  };
}

// Every reader looks at each value itself.
function list(value: unknown): any[] {
  if (!Array.isArray(value)) {
    throw new TypeError('not a list');
  }
  return value;
}

function time(value: unknown): Date {
  const date = new Date(text(value));
  whole(date.getTime());
  return date;
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
