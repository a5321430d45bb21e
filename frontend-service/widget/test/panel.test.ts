import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeShop, ok, refusal, transaction } from './fakeShop';
import { OpenedPanel } from './openedPanel';

let shop: FakeShop;

beforeEach(() => {
  vi.useFakeTimers();
  shop = new FakeShop();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  OpenedPanel.closeAll();
});

describe('a member', () => {
  test('sees the balance and where it came from', async () => {
    const panel = await new OpenedPanel().open();

    expect(panel.find('.points')!.textContent).toBe('1,180 points');
    expect(panel.find('.points strong')!.textContent).toBe('1,180');
    expect(panel.rows.map((row) => row.textContent)).toEqual(['EarnedMar 5, 2026+1,180']);
    expect(panel.find('.chip')).toBeNull();
  });

  test('reads of points by the name that the shop gives them in the language of the page', async () => {
    shop.dates = { points_name: { singular: 'star', plural: 'stars' } };

    const panel = await new OpenedPanel().open();

    expect(panel.find('.points')!.textContent).toBe('1,180 stars');
    expect(shop.asked.find((each) => each.path === 'points/balance')!.query.get('locale')).toBe('en-US');
  });

  test('is asked for by the token of the session, in both headers', async () => {
    await new OpenedPanel().open();

    const balance = shop.asked.find((each) => each.path === 'points/balance')!;
    expect(balance.query.get('customer_id')).toBe('7001');
    expect(balance.headers).toEqual({ Authorization: 'Bearer token-1', 'X-LoyalNest-Token': 'token-1' });
    expect(shop.count('session')).toBe(1);
  });

  test('sees pending points and debt only when there are some', async () => {
    shop.points = { points_balance: 0, points_pending: 20, points_debt: 5, version: 3 };

    const panel = await new OpenedPanel().open();

    expect([...panel.root.querySelectorAll('.chip')].map((chip) => chip.textContent)).toEqual([
      '20 pending',
      '5 to be repaid',
    ]);
  });

  test('reads one point in the singular', async () => {
    shop.points.points_balance = 1;

    expect((await new OpenedPanel().open()).find('.points')!.textContent).toBe('1 point');
  });

  test('reads what was taken with a minus', async () => {
    shop.transactions = [transaction(2, 'reverse', -50), transaction(1, 'earn', 100)];

    const panel = await new OpenedPanel().open();

    expect(panel.rows.map((row) => row.querySelector('bdi')!.textContent)).toEqual(['−50', '+100']);
  });

  test('is shown a kind of change that this widget does not know by a general word', async () => {
    shop.transactions = [transaction(1, 'moonshine', 5)];

    expect((await new OpenedPanel().open()).rows[0]!.textContent).toContain('points');
  });

  test('who has no account yet is invited to earn', async () => {
    shop.replies['points/balance'] = () => refusal(404, 'CUSTOMER_NOT_FOUND');
    shop.replies['points/transactions'] = () => refusal(404, 'CUSTOMER_NOT_FOUND');

    const panel = await new OpenedPanel().open();

    expect(panel.text).toContain('0 points');
    expect(panel.text).toContain('Earn your first points with your next order.');
    expect(panel.find('[role=alert]')).toBeNull();
  });

  test('with an account but no change of points reads that there is none', async () => {
    shop.transactions = [];

    expect((await new OpenedPanel().open()).text).toContain('Nothing here yet.');
  });
});

describe('the history', () => {
  beforeEach(() => {
    shop.transactions = Array.from({ length: 23 }, (_, each) => transaction(100 - each, 'earn', each + 1));
  });

  test('comes a page at a time until there is no more', async () => {
    const panel = await new OpenedPanel().open();
    expect(panel.rows).toHaveLength(10);

    await panel.press('.more');
    expect(panel.rows).toHaveLength(20);
    await panel.press('.more');

    expect(panel.rows).toHaveLength(23);
    expect(panel.find('.more')).toBeNull();
  });

  test('takes the focus to the first entry of the page that was asked for', async () => {
    const panel = await new OpenedPanel().open();

    await panel.press('.more');

    expect(panel.root.activeElement).toBe(panel.rows[10]);
  });

  test('asks once for a page however often it is pressed', async () => {
    const panel = await new OpenedPanel().open();
    panel.find('.more')!.click();
    panel.find('.more')!.click();
    await panel.press('.more');

    expect(shop.count('points/transactions')).toBe(2);
  });

  test('keeps what it has when a page fails, and gets it at the next try', async () => {
    const panel = await new OpenedPanel().open();
    shop.replies['points/transactions'] = () => refusal(503, 'UNAVAILABLE');
    await panel.press('.more');
    expect(panel.rows).toHaveLength(10);
    expect(panel.find('.more')!.textContent).toBe('Try again');

    shop.replies = {};
    await panel.press('.more');

    expect(panel.rows).toHaveLength(20);
  });

  test('that failed at first leaves the balance visible and can be asked for again', async () => {
    shop.replies['points/transactions'] = () => refusal(503, 'UNAVAILABLE');
    const panel = await new OpenedPanel().open();
    expect(panel.text).toContain('1,180 points');
    expect(panel.find('.more')!.textContent).toBe('Try again');

    shop.replies = {};
    await panel.press('.more');

    expect(panel.rows).toHaveLength(10);
  });

  test('puts a new entry on top without losing the pages below', async () => {
    const panel = await new OpenedPanel().open();
    await panel.press('.more');
    shop.transactions = [transaction(101, 'redeem', -5), ...shop.transactions];
    shop.points = { ...shop.points, points_balance: 1175, version: 4 };

    await panel.settle(3000);

    expect(panel.rows).toHaveLength(21);
    expect(panel.rows[0]!.textContent).toContain('Redeemed');
  });

  test('begins anew when more has happened than a page holds', async () => {
    const panel = await new OpenedPanel().open();
    shop.transactions = Array.from({ length: 40 }, (_, each) => transaction(900 - each, 'earn', 1));
    shop.points = { ...shop.points, version: 44 };

    await panel.settle(3000);

    expect(panel.rows).toHaveLength(10);
    await panel.press('.more');
    expect(panel.rows).toHaveLength(20);
  });
});

describe('an open panel', () => {
  test('shows new points within three seconds', async () => {
    const panel = await new OpenedPanel().open();
    shop.points = { ...shop.points, points_balance: 2360, version: 4 };

    await panel.settle(3000);

    expect(panel.text).toContain('2,360 points');
  });

  test('asks for the history only when the account changed', async () => {
    const panel = await new OpenedPanel().open();

    await panel.settle(9000);

    expect(shop.count('points/balance')).toBe(4);
    expect(shop.count('points/transactions')).toBe(1);
  });

  test('asks nothing once it is closed, and at once when it is opened again', async () => {
    const panel = await new OpenedPanel().open();
    panel.close();
    await panel.settle(60_000);
    expect(shop.count('points/balance')).toBe(1);

    await panel.open();

    expect(shop.count('points/balance')).toBe(2);
  });

  test('asks nothing while the page is hidden, and at once when it is back', async () => {
    const panel = await new OpenedPanel().open();
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await panel.settle(60_000);
    expect(shop.count('points/balance')).toBe(1);

    hidden.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    await panel.settle();

    expect(shop.count('points/balance')).toBe(2);
    await panel.settle(3000);
    expect(shop.count('points/balance')).toBe(3);
  });
});

describe('a guest', () => {
  test('is invited to sign in and asked about no points', async () => {
    shop.customerId = '';

    const panel = await new OpenedPanel().open();

    expect(panel.text).toContain('Join the rewards program');
    expect(panel.find('a.main')!.getAttribute('href')).toBe('/account/login?return_url=%2F');
    await panel.settle(30_000);
    expect(shop.asked.map((each) => each.path)).toEqual(['session']);
  });

  test('who signed in on another page is a member when the panel is opened again', async () => {
    shop.customerId = '';
    const panel = await new OpenedPanel().open();
    panel.close();
    shop.customerId = '7001';

    await panel.open();

    expect(panel.text).toContain('1,180 points');
  });
});

describe('a token that has run out', () => {
  test('is fetched anew, and nobody notices', async () => {
    const panel = await new OpenedPanel().open();
    shop.replies['points/balance'] = () => {
      delete shop.replies['points/balance'];
      return refusal(401, 'UNAUTHENTICATED');
    };
    shop.token = 'token-2';
    shop.points = { ...shop.points, points_balance: 7, version: 9 };

    await panel.settle(3000);

    expect(panel.text).toContain('7 points');
    expect(shop.count('session')).toBe(2);
    expect(shop.asked.at(-1)!.headers['X-LoyalNest-Token']).toBe('token-2');
  });

  test('is fetched once only: a second refusal is a failure', async () => {
    shop.replies['points/balance'] = () => refusal(401, 'UNAUTHENTICATED');

    const panel = await new OpenedPanel().open();

    expect(panel.text).toContain('Something went wrong');
    expect(shop.count('session')).toBe(2);
    expect(shop.count('points/balance')).toBe(2);
  });

  test('of somebody who has signed out makes them a guest', async () => {
    const panel = await new OpenedPanel().open();
    shop.customerId = '';
    shop.replies['points/balance'] = () => refusal(401, 'UNAUTHENTICATED');

    await panel.settle(3000);

    expect(panel.text).toContain('Sign in');
    expect(panel.text).not.toContain('1,180');
  });
});

describe('a network that fails', () => {
  test.each([
    ['breaks off', () => Promise.reject(new TypeError('network'))],
    ['answers with an error', () => refusal(503, 'UNAVAILABLE')],
    ['answers with a page', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
    ['answers with no number', () => ok({ customer_id: '', points_balance: 'many' })],
    ['does not know the path', () => refusal(404, 'NOT_FOUND')],
  ])('and %s is told and can be tried again', async (_, reply) => {
    shop.replies['points/balance'] = reply;
    const panel = await new OpenedPanel().open();
    expect(panel.find('[role=alert]')!.textContent).toContain('Your points could not be loaded.');

    shop.replies = {};
    await panel.press('button.main');

    expect(panel.text).toContain('1,180 points');
    expect(panel.root.activeElement).toBe(panel.find('h2'));
  });

  test('for the session fails the panel, not the page', async () => {
    shop.replies.session = () => refusal(401, 'UNAUTHENTICATED');
    const panel = await new OpenedPanel().open();
    expect(panel.text).toContain('Something went wrong');

    shop.replies = {};
    await panel.settle(3000);

    expect(panel.text).toContain('1,180 points');
  });

  test('keeps the balance that was known and says that it may be old', async () => {
    const panel = await new OpenedPanel().open();
    shop.replies['points/balance'] = () => refusal(503, 'UNAVAILABLE');
    await panel.settle(3000);
    expect(panel.find('.stale')).toBeNull();

    await panel.settle(3000);
    expect(panel.text).toContain('1,180 points');
    expect(panel.find('.stale')!.textContent).toContain('Your points could not be loaded.');

    shop.replies = {};
    await panel.press('.stale button');
    expect(panel.find('.stale')).toBeNull();
  });

  test('is asked less and less', async () => {
    shop.replies['points/balance'] = () => refusal(503, 'UNAVAILABLE');
    const panel = await new OpenedPanel().open();

    await panel.settle(3000 + 6000 + 12_000);

    expect(shop.count('points/balance')).toBe(4);
  });

  test('and names a pause is left alone for so long', async () => {
    shop.replies['points/balance'] = () => refusal(429, 'RATE_LIMITED', { 'Retry-After': '30' });
    const panel = await new OpenedPanel().open();

    await panel.settle(29_000);
    expect(shop.count('points/balance')).toBe(1);

    await panel.settle(1000);
    expect(shop.count('points/balance')).toBe(2);
  });
});

describe('a slow network', () => {
  test('shows an outline until the points are there', async () => {
    let arrive: (response: Response) => void = () => {};
    shop.replies['points/balance'] = () => new Promise((resolve) => (arrive = resolve));
    const panel = await new OpenedPanel().open();
    await panel.settle(8000);
    expect(panel.find('[role=status]')!.textContent).toBe('Loading…');
    expect(shop.count('points/balance')).toBe(1);

    arrive(ok({ ...shop.points, points_balance: 5, pending: [], expiring: [] }));
    await panel.settle();

    expect(panel.text).toContain('5 points');
  });

  test('that never answers is given up after ten seconds', async () => {
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: RequestInit) =>
        new Promise((__, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
    );
    const panel = await new OpenedPanel().open();

    await panel.settle(10_000);

    expect(panel.text).toContain('Something went wrong');
  });

  test('may answer after the panel was closed without waking it', async () => {
    let arrive: (response: Response) => void = () => {};
    shop.replies['points/balance'] = () => new Promise((resolve) => (arrive = resolve));
    const panel = await new OpenedPanel().open();
    panel.close();
    arrive(ok({ ...shop.points, points_balance: 5, pending: [], expiring: [] }));

    await panel.settle(30_000);

    expect(shop.count('points/balance')).toBe(1);
    expect(panel.dialog.open).toBe(false);
  });
});
