import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeShop, ok, redemption, refusal, reward, transaction } from './fakeShop';
import { OpenedPanel } from './openedPanel';

let shop: FakeShop;

beforeEach(() => {
  vi.useFakeTimers();
  shop = new FakeShop();
  shop.rewards = [reward('a', 500), reward('b', 5000, 'insufficient_points', 3820)];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  OpenedPanel.closeAll();
});

/** The shop takes the points and has made the code by the time it answers, or not yet. */
function sells(state: string, code = ''): void {
  shop.replies['rewards/redeem'] = () => {
    shop.points = { ...shop.points, points_balance: 680, version: 4 };
    shop.redemptions = [redemption('r1', 'a', state, code)];
    return ok({ redemption_id: 'r1', discount_code: code, redemption_status: state, points_cost: 500 });
  };
}

async function redeem(panel: OpenedPanel): Promise<void> {
  await panel.press('.rewards .small');
  await panel.press('.confirm .small');
  await panel.settle();
}

describe('rewards', () => {
  test('are shown with their cost and with what is missing', async () => {
    const panel = await new OpenedPanel().open();

    expect(panel.rows.map((row) => row.textContent)).toEqual([
      'Reward a500 pointsRedeem',
      'Reward b5,000 points3,820 more points needed',
    ]);
  });

  test.each([
    ['sold_out', 'Sold out'],
    ['limit_reached', 'You have had this one'],
  ])('that are %s say so', async (reason, words) => {
    shop.rewards = [reward('a', 500, reason)];

    expect((await new OpenedPanel().open()).rows[0]!.textContent).toContain(words);
  });

  test('are asked for in the language of the page', async () => {
    await new OpenedPanel(undefined, 'fr-CA').open();

    expect(shop.asked.find((each) => each.path === 'rewards')!.query.get('locale')).toBe('fr-CA');
  });

  test('are not offered where there are none, nor where they cannot be had', async () => {
    shop.replies.rewards = () => refusal(503, 'UNAVAILABLE');

    const panel = await new OpenedPanel().open();

    expect(panel.find('[role=tablist]')).toBeNull();
    expect(panel.text).toContain('1,180 points');
    expect(panel.text).toContain('Earned');
  });

  test('cost nothing before the second press', async () => {
    const panel = await new OpenedPanel().open();

    await panel.press('.rewards .small');
    expect(panel.find('.confirm')!.textContent).toContain('Spend 500 points on this?');
    expect(panel.root.activeElement).toBe(panel.find('.confirm .small'));
    await panel.press('.confirm .plain');

    expect(panel.find('.confirm')).toBeNull();
    expect(panel.root.activeElement).toBe(panel.find('.rewards .small'));
    expect(shop.count('rewards/redeem')).toBe(0);
  });

  test('become a code that can be copied, and the balance follows at once', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText }, language: 'en' });
    sells('issued', 'NEST-ABC');
    const panel = await new OpenedPanel().open();

    await redeem(panel);

    const { body, headers } = shop.asked.find((each) => each.path === 'rewards/redeem')!;
    expect(body).toEqual({
      reward_id: 'a',
      idempotency_key: expect.stringMatching(/.{10}/),
      locale: 'en-US',
    });
    expect(headers['X-LoyalNest-Token']).toBe('token-1');
    expect(panel.find('.points')!.textContent).toBe('680 points');
    expect(panel.find('.ticket')!.textContent).toContain('Reward aNEST-ABC');
    expect(panel.find('.ticket')!.textContent).toContain('Good until Jul 31, 2199.');
    expect(panel.root.activeElement).toBe(panel.find('.ticket'));
    await panel.press('.ticket .small');
    expect(writeText).toHaveBeenCalledWith('NEST-ABC');
    expect(panel.find('.ticket .small')!.textContent).toBe('Copied');
  });

  test('whose code is late are followed up until it is there', async () => {
    sells('pending');
    const panel = await new OpenedPanel().open();

    await redeem(panel);
    expect(panel.find('.ticket')!.textContent).toContain('Your code is on its way…');
    shop.redemptions = [redemption('r1', 'a', 'issued', 'NEST-ABC')];
    await panel.settle(3000);

    expect(panel.find('.ticket code')!.textContent).toBe('NEST-ABC');
    const looks = shop.count('rewards/redemptions');
    await panel.settle(9000);
    expect(shop.count('rewards/redemptions')).toBe(looks);
  });

  test('that the shop would not make say that the points are back', async () => {
    sells('pending');
    const panel = await new OpenedPanel().open();
    await redeem(panel);

    shop.redemptions = [redemption('r1', 'a', 'refused')];
    shop.points = { ...shop.points, points_balance: 1180, version: 5 };
    await panel.settle(3000);

    expect(panel.text).toContain('Your points are back.');
    expect(panel.find('.points')!.textContent).toBe('1,180 points');
  });

  test('that were refused, used or given back long ago are left out', async () => {
    shop.redemptions = [
      redemption('1', 'a', 'refused'),
      redemption('2', 'a', 'used', 'OLD'),
      redemption('3', 'a', 'cancelled'),
      { ...redemption('4', 'a', 'issued', 'PAST'), ends_at: '2020-01-01T00:00:00Z' },
    ];

    expect((await new OpenedPanel().open()).find('.ticket')).toBeNull();
  });

  test.each([
    ['INSUFFICIENT_POINTS', 'Your balance is not enough.'],
    ['REWARD_SOLD_OUT', 'It has just sold out.'],
    ['SOMETHING_NEW', 'That did not work. Your points are safe; try again.'],
  ])('refused for %s say why', async (code, words) => {
    shop.replies['rewards/redeem'] = () => refusal(409, code);
    const panel = await new OpenedPanel().open();

    await redeem(panel);

    expect(panel.find('.confirm [role=alert]')!.textContent).toBe(words);
    expect(panel.find('.ticket')).toBeNull();
  });

  test('tried again after no answer are asked for with the same key', async () => {
    shop.replies['rewards/redeem'] = () => Promise.reject(new TypeError('no network'));
    const panel = await new OpenedPanel().open();
    await redeem(panel);
    expect(panel.find('.confirm [role=alert]')!.textContent).toContain('Your points are safe');

    sells('issued', 'NEST-ABC');
    await panel.press('.confirm .small');
    await panel.settle();

    const keys = shop.asked
      .filter((each) => each.path === 'rewards/redeem')
      .map((each) => each.body.idempotency_key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(panel.find('.ticket code')!.textContent).toBe('NEST-ABC');
  });

  test('pressed twice are asked for once', async () => {
    let arrive: (response: Response) => void = () => {};
    shop.replies['rewards/redeem'] = () => new Promise((resolve) => (arrive = resolve));
    const panel = await new OpenedPanel().open();

    await redeem(panel);
    await panel.press('.confirm .small');
    expect(panel.find('.confirm .small')!.textContent).toBe('Loading…');
    await panel.press('.confirm .plain');

    expect(panel.find('.confirm')).not.toBeNull();
    expect(shop.count('rewards/redeem')).toBe(1);
    arrive(refusal(409, 'REWARD_INACTIVE'));
    await panel.settle();
    expect(panel.text).toContain('It is not offered any more.');
  });

  test('that cannot be copied by the browser are selected', async () => {
    vi.stubGlobal('navigator', { clipboard: undefined, language: 'en' });
    shop.redemptions = [redemption('r1', 'a', 'issued', 'NEST-ABC')];
    const panel = await new OpenedPanel().open();

    await panel.press('.ticket .small');

    expect(panel.find('.ticket .small')!.textContent).toBe('Copy');
  });
});

describe('the tabs', () => {
  test('show rewards first and the history when it is chosen', async () => {
    const panel = await new OpenedPanel().open();
    expect(panel.text).not.toContain('Earned');

    await panel.press('#tab-history');

    expect(panel.text).toContain('Earned');
    expect(panel.find('#tab-history')!.getAttribute('aria-selected')).toBe('true');
    expect(panel.find('[role=tabpanel]')!.getAttribute('aria-labelledby')).toBe('tab-history');
  });

  test('are one stop of the keyboard, and arrows go between them', async () => {
    const panel = await new OpenedPanel().open();
    expect(panel.find('#tab-history')!.tabIndex).toBe(-1);
    panel.find('#tab-rewards')!.focus();

    panel.key('ArrowRight', panel.find('#tab-rewards')!);
    await panel.settle();
    expect(panel.root.activeElement).toBe(panel.find('#tab-history'));
    panel.key('ArrowLeft', panel.find('#tab-history')!);
    await panel.settle();

    expect(panel.root.activeElement).toBe(panel.find('#tab-rewards'));
    expect(panel.find('#tab-rewards')!.getAttribute('aria-selected')).toBe('true');
  });
});

describe('the balance', () => {
  test('says when pending points can be used and when points are lost', async () => {
    shop.points = { ...shop.points, points_pending: 60 };
    shop.dates = {
      pending: [
        { points: 40, date: '2026-08-01' },
        { points: 20, date: '2026-08-09' },
      ],
      expiring: [{ points: 100, date: '2026-12-31' }],
    };

    const panel = await new OpenedPanel().open();

    expect([...panel.root.querySelectorAll('.chip')].map((chip) => chip.textContent)).toEqual([
      '40 pending until Aug 1, 2026',
      '100 can be used until Dec 31, 2026',
    ]);
  });

  test('asks for dates when it opens and when something has changed, not each time', async () => {
    const dated = () => shop.asked.filter((each) => each.query.get('dates') === 'true').length;
    const panel = await new OpenedPanel().open();
    await panel.settle(9000);
    expect(dated()).toBe(1);

    shop.points = { ...shop.points, points_balance: 1200, version: 4 };
    await panel.settle(3000);

    expect(dated()).toBe(2);
    expect(panel.find('.points')!.textContent).toBe('1,200 points');
  });

  test('never goes back to an older one that a cache still has', async () => {
    const panel = await new OpenedPanel().open();

    shop.points = { ...shop.points, points_balance: 10, version: 2 };
    await panel.settle(3000);

    expect(panel.find('.points')!.textContent).toBe('1,180 points');
  });
});

describe('a change of points that an order made', () => {
  beforeEach(() => {
    shop.rewards = [];
    shop.transactions = [transaction(2, 'adjust', 5), transaction(1, 'earn', 1180, '1001')];
  });

  test('opens to its reasons and closes again', async () => {
    const panel = await new OpenedPanel(undefined, 'es-MX').open();
    expect(panel.rows[0]!.querySelector('button')).toBeNull();

    await panel.press('button.row');
    expect(panel.find('button.row')!.getAttribute('aria-expanded')).toBe('true');
    expect(panel.find('.reasons')!.textContent).toBe('118.00 USD × 10 = 1,180.Rounded down to 1,180 points.');
    const asked = shop.asked.find((each) => each.path === 'points/transaction')!;
    expect(asked.query.get('transaction_id')).toBe('t1');
    expect(asked.query.get('locale')).toBe('es-MX');

    await panel.press('button.row');
    expect(panel.find('.reasons')).toBeNull();
  });

  test('says so when its reasons cannot be had', async () => {
    shop.replies['points/transaction'] = () => refusal(503, 'UNAVAILABLE');
    const panel = await new OpenedPanel().open();

    await panel.press('button.row');

    expect(panel.find('.reasons')!.textContent).toBe('Something went wrong');
  });
});
