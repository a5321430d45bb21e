import type { Balance, Entry } from './answers';
import type { Door } from './door';

/** What the panel shows. A member whose last refresh failed keeps what was known and is told so. */
export type View =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'guest' }
  | {
      readonly kind: 'member';
      readonly balance: Balance;
      readonly history: History;
      readonly stale: boolean;
    };

export interface History {
  readonly entries: readonly Entry[];
  readonly nextCursor: string;
  readonly state: 'loading' | 'failed' | 'idle';
}

const POLL_MS = 3000;
const LONGEST_PAUSE_MS = 60_000;
const NOTHING_YET: History = { entries: [], nextCursor: '', state: 'loading' };

/**
 * A shopper's stay in the panel. While it is open and the page visible the balance is asked for every
 * three seconds, with growing pauses when that fails; nothing is asked once it is closed.
 */
export class Visit {
  private view: View = { kind: 'loading' };
  private isOpen = false;
  private isAsking = false;
  private failures = 0;
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
    const outcome = await this.door.balance();
    this.isAsking = false;
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
        this.know(outcome.value);
      } else {
        this.become({ kind: 'guest' });
      }
    }
    if (this.isOpen && outcome.kind !== 'guest') {
      this.timer = setTimeout(() => void this.refresh(), pauseMs);
    }
  }

  private know(balance: Balance): void {
    const before = this.view;
    if (before.kind !== 'member') {
      this.historyVersion = undefined;
      this.become({ kind: 'member', balance, history: NOTHING_YET, stale: false });
    } else if (balance.version !== before.balance.version || before.stale) {
      this.become({ ...before, balance, stale: false });
    }
    if (balance.version !== this.historyVersion && !this.reading) {
      void this.read(this.begin(balance.version));
    }
  }

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

function joined(first: readonly Entry[], then: readonly Entry[]): readonly Entry[] {
  const known = new Set(first.map((entry) => entry.id));
  return [...first, ...then.filter((entry) => !known.has(entry.id))];
}
