import type { Balance, Entry, Redemption, Reward } from './answers';
import type { Door, Outcome } from './door';

/** What the panel shows. A member whose last refresh failed keeps what was known and is told so. */
export type View =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'guest' }
  | {
      readonly kind: 'member';
      readonly balance: Balance;
      readonly shelf: Shelf;
      readonly history: History;
      readonly stale: boolean;
    };

/** What can be had, and what was had and is still of use. */
export interface Shelf {
  readonly rewards: readonly Reward[];
  readonly redemptions: readonly Redemption[];
}

export interface History {
  readonly entries: readonly Entry[];
  readonly nextCursor: string;
  readonly state: 'loading' | 'failed' | 'idle';
}

const POLL_MS = 3000;
const LONGEST_PAUSE_MS = 60_000;
const EMPTY_SHELF: Shelf = { rewards: [], redemptions: [] };
const NOTHING_YET: History = { entries: [], nextCursor: '', state: 'loading' };

/**
 * A shopper's stay in the panel. While it is open and the page visible the balance is asked for every
 * three seconds, with growing pauses when that fails; nothing is asked once it is closed. What hangs on
 * the balance is asked for when its version has grown.
 */
export class Visit {
  private view: View = { kind: 'loading' };
  private isOpen = false;
  private isAsking = false;
  private failures = 0;
  /** Redemptions that were seen open: their bad end is told, older ones' is not. */
  private readonly followed = new Set<string>();
  /** Counts the looks at the shelf, since only the latest shows what is there. */
  private looks = 0;
  /** Of the account when its history was last asked for; `undefined` while none is shown. */
  private historyVersion: number | undefined;
  /** Pages are asked for one after the other, so that none is put where it does not belong. */
  private reading: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly door: Door,
    private readonly show: (view: View) => void,
  ) {}

  open(): void {
    if (!this.isOpen) {
      this.isOpen = true;
      document.addEventListener('visibilitychange', this.lookAgain);
      void this.refresh();
    }
  }

  close(): void {
    this.isOpen = false;
    document.removeEventListener('visibilitychange', this.lookAgain);
    clearTimeout(this.timer);
  }

  /** After a failure, at the shopper's wish. */
  retry(): void {
    this.failures = 0;
    if (this.view.kind === 'failed') {
      this.become({ kind: 'loading' });
    }
    void this.refresh();
  }

  /** The next page of the history, or once more the one that failed. */
  async more(): Promise<void> {
    await this.reading;
    if (this.view.kind === 'member' && !this.reading) {
      const { balance, history } = this.view;
      this.tell({ ...history, state: 'loading' });
      await this.read(history.entries.length > 0 ? this.add(history) : this.begin(balance.version));
    }
  }

  /** Exchanges points; the same key never takes them twice. */
  redeem(rewardId: string, key: string): Promise<Outcome<string>> {
    return this.changing(this.door.redeem(rewardId, key));
  }

  /** Gives a code back that was not used. */
  cancel(redemptionId: string): Promise<Outcome<string>> {
    return this.changing(this.door.cancel(redemptionId));
  }

  /** Answers when the panel shows what became of it. */
  private async changing(call: Promise<Outcome<string>>): Promise<Outcome<string>> {
    const outcome = await call;
    const balance = await this.door.balance(true);
    if (balance.kind === 'found') {
      await this.know(balance.value, true);
    }
    return outcome;
  }

  reasons(entryId: string): Promise<Outcome<readonly string[]>> {
    return this.door.reasons(entryId);
  }

  private readonly lookAgain = (): void => {
    if (document.visibilityState === 'visible') {
      void this.refresh();
    }
  };

  private async refresh(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isAsking || !this.isOpen || document.visibilityState === 'hidden') {
      return;
    }
    this.isAsking = true;
    const outcome = await this.door.balance(this.view.kind !== 'member');
    let pauseMs = POLL_MS;
    if (outcome.kind === 'failed') {
      pauseMs = Math.max(outcome.pauseMs, Math.min(POLL_MS * 2 ** this.failures++, LONGEST_PAUSE_MS));
      this.become(
        this.view.kind === 'member'
          ? { ...this.view, stale: this.view.stale || this.failures > 1 }
          : { kind: 'failed' },
      );
    } else {
      this.failures = 0;
      if (outcome.kind === 'found') {
        await this.know(outcome.value, false);
      } else {
        this.become({ kind: 'guest' });
      }
    }
    this.isAsking = false;
    if (this.isOpen && outcome.kind !== 'guest') {
      this.timer = setTimeout(() => void this.refresh(), pauseMs);
    }
  }

  /** A cache on the way may answer with an older balance, which is nothing new. */
  private async know(balance: Balance, isCertain: boolean): Promise<void> {
    const before = this.view;
    const version = before.kind === 'member' ? before.balance.version : -1;
    if (before.kind === 'member' && balance.version <= version && !isCertain && !this.isWaiting()) {
      if (before.stale) {
        this.become({ ...before, stale: false });
      }
    } else if (balance.version >= version) {
      const dated =
        version >= 0 && balance.version > version && !isCertain && (await this.door.balance(true));
      const shelf = await this.look();
      this.become({
        kind: 'member',
        balance: dated && dated.kind === 'found' ? dated.value : balance,
        shelf,
        history: this.history(),
        stale: false,
      });
    }
    this.begun(balance.version);
  }

  private begun(version: number): void {
    if (this.view.kind === 'member' && this.view.balance.version !== this.historyVersion && !this.reading) {
      void this.read(this.begin(version));
    }
  }

  /** Whether the shop still owes an answer about a code. */
  private isWaiting(): boolean {
    return this.shelf().redemptions.some(isOpen);
  }

  private shelf(): Shelf {
    return this.view.kind === 'member' ? this.view.shelf : EMPTY_SHELF;
  }

  /** What could not be had stays as it was. */
  private async look(): Promise<Shelf> {
    const look = ++this.looks;
    const [rewards, redemptions] = await Promise.all([this.door.rewards(), this.door.redemptions()]);
    const shelf = this.shelf();
    if (look !== this.looks) {
      return shelf;
    }
    return {
      rewards: rewards.kind === 'found' ? rewards.value : shelf.rewards,
      redemptions: redemptions.kind === 'found' ? redemptions.value.filter(this.isOfUse) : shelf.redemptions,
    };
  }

  private readonly isOfUse = (redemption: Redemption): boolean => {
    if (isOpen(redemption)) {
      this.followed.add(redemption.id);
    }
    return (
      isOpen(redemption) ||
      (redemption.state === 'issued' && !(redemption.until && redemption.until.getTime() < Date.now())) ||
      (redemption.state === 'refused' && this.followed.has(redemption.id))
    );
  };

  private read(page: Promise<void>): Promise<void> {
    this.reading = page.finally(() => (this.reading = undefined));
    return this.reading;
  }

  /**
   * Asks for the newest page and puts what is new before the pages already shown; begins anew when the
   * gap is wider than a page.
   */
  private async begin(version: number): Promise<void> {
    const page = await this.door.history('');
    if (page.kind !== 'found') {
      this.tell({ ...this.history(), state: this.history().entries.length > 0 ? 'idle' : 'failed' });
      return;
    }
    this.historyVersion = version;
    const { entries, nextCursor } = this.history();
    const known = new Set(entries.map((entry) => entry.id));
    const meets = page.value.entries.some((entry) => known.has(entry.id));
    this.tell({
      entries: meets ? joined(page.value.entries, entries) : page.value.entries,
      nextCursor: meets ? nextCursor : page.value.nextCursor,
      state: 'idle',
    });
  }

  private async add(history: History): Promise<void> {
    const page = await this.door.history(history.nextCursor);
    if (page.kind === 'found') {
      const { entries, nextCursor } = page.value;
      this.tell({ entries: joined(history.entries, entries), nextCursor, state: 'idle' });
    } else {
      this.tell({ ...history, state: 'failed' });
    }
  }

  private history(): History {
    return this.view.kind === 'member' ? this.view.history : NOTHING_YET;
  }

  private tell(history: History): void {
    if (this.view.kind === 'member') {
      this.become({ ...this.view, history });
    }
  }

  private become(view: View): void {
    this.view = view;
    this.show(view);
  }
}

function isOpen({ state }: Redemption): boolean {
  return state === 'pending' || state === 'cancelling';
}

function joined(first: readonly Entry[], then: readonly Entry[]): readonly Entry[] {
  const known = new Set(first.map((entry) => entry.id));
  return [...first, ...then.filter((entry) => !known.has(entry.id))];
}
