import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeShop, ok, redemption, refusal, reward } from './fakeShop';
import { OpenedPanel } from './openedPanel';

let shop: FakeShop;

beforeEach(() => {
  vi.useFakeTimers();
  shop = new FakeShop();
  shop.rewards = [reward('a', 500)];
  shop.redemptions = [redemption('r1', 'a', 'issued', 'NEST-ABC')];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  OpenedPanel.closeAll();
});

/** Points come back as soon as the shop has taken the code out of use. */
function takesBack(): void {
  shop.replies['rewards/cancel'] = () => {
    shop.points = { ...shop.points, points_balance: 1680, version: 4 };
    shop.redemptions = [];
    return ok({ redemption: {} });
  };
}

describe('a code', () => {
  test('is given back only after a second press, and the points are there at once', async () => {
    takesBack();
    const panel = await new OpenedPanel().open();

    await panel.press('.ticket .link');
    expect(panel.find('.ticket .confirm')!.textContent).toContain('Give the code back?');
    expect(panel.root.activeElement).toBe(panel.find('.ticket .confirm .small'));
    expect(shop.count('rewards/cancel')).toBe(0);
    await panel.press('.ticket .confirm .small');
    await panel.settle();

    expect(shop.asked.find((each) => each.path === 'rewards/cancel')!.body).toEqual({ redemption_id: 'r1' });
    expect(panel.find('.ticket')).toBeNull();
    expect(panel.find('.points')!.textContent).toBe('1,680 points');
  });

  test('stays when the shopper thinks better of it', async () => {
    const panel = await new OpenedPanel().open();

    await panel.press('.ticket .link');
    await panel.press('.ticket .confirm .plain');

    expect(panel.find('.ticket .confirm')).toBeNull();
    expect(panel.find('.ticket')!.textContent).toContain('NEST-ABC');
    expect(shop.count('rewards/cancel')).toBe(0);
  });

  test('that can not be given back says so and stays', async () => {
    shop.replies['rewards/cancel'] = () => refusal(409, 'REDEMPTION_NOT_CANCELLABLE');
    const panel = await new OpenedPanel().open();

    await panel.press('.ticket .link');
    await panel.press('.ticket .confirm .small');
    await panel.settle();

    expect(panel.find('.ticket [role=alert]')!.textContent).toBe('This one can not be given back.');
    expect(panel.find('.ticket')!.textContent).toContain('NEST-ABC');
  });
});
