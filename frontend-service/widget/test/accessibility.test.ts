import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { luminanceOf, readableOn } from '../src/contrast';
import { FakeShop, redemption, refusal, reward, transaction } from './fakeShop';
import { OpenedPanel } from './openedPanel';

/** WCAG 2.2 AA without what needs a drawn page; the colors are checked below. */
async function faults(panel: OpenedPanel): Promise<string[]> {
  vi.useRealTimers();
  const found = await axe.run(panel.host, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(found.passes.length).toBeGreaterThan(5);
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`);
}

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

describe('axe finds no fault with', () => {
  test('a member', async () => {
    shop.transactions = Array.from({ length: 11 }, (_, each) => transaction(100 - each, 'earn', 1));
    shop.points = { points_balance: 10, points_pending: 2, points_debt: 1, version: 2 };
    expect(await faults(await new OpenedPanel().open())).toEqual([]);
  });

  test('rewards, a question whether to spend points, and codes', async () => {
    shop.rewards = [reward('a', 500), reward('b', 5000, 'insufficient_points', 3820)];
    shop.redemptions = [redemption('1', 'a', 'issued', 'NEST-1'), redemption('2', 'a', 'pending')];
    const panel = await new OpenedPanel().open();
    await panel.press('.rewards .small');
    expect(panel.find('.confirm')).not.toBeNull();
    expect(await faults(panel)).toEqual([]);
  });

  test('a history beside rewards, opened to its reasons', async () => {
    shop.rewards = [reward('a', 500)];
    shop.transactions = [transaction(1, 'earn', 1180, '1001')];
    const panel = await new OpenedPanel().open();
    await panel.press('#tab-history');
    await panel.press('button.row');
    expect(panel.text).toContain('Rounded down');
    expect(await faults(panel)).toEqual([]);
  });

  test('a guest', async () => {
    shop.customerId = '';
    expect(await faults(await new OpenedPanel().open())).toEqual([]);
  });

  test('a failure', async () => {
    shop.replies.session = () => refusal(503, 'UNAVAILABLE');
    expect(await faults(await new OpenedPanel().open())).toEqual([]);
  });

  test('a panel that is loading', async () => {
    shop.replies.session = () => new Promise(() => {});
    expect(await faults(await new OpenedPanel().open())).toEqual([]);
  });
});

describe('the colors', () => {
  const css = readFileSync('src/launcher/launcher.css', 'utf8');
  const color = (name: string): number[] => {
    const hex = new RegExp(`--loyalnest-${name}, #([0-9a-f]+)`).exec(css)![1]!;
    const long = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
    return long.match(/../g)!.map((part) => parseInt(part, 16));
  };
  /** An ink laid thinly over the surface, as CSS's `color-mix` does. */
  const tint = (ink: number[], percent: number): number[] =>
    ink.map((part, each) => (part * percent + color('surface')[each]! * (100 - percent)) / 100);
  const contrast = (one: number[], other: number[]): number => {
    const [dark, light] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
  };

  test.each([
    ['text', color('ink'), color('surface')],
    ['quiet text', color('ink-quiet'), color('surface')],
    ['quiet text of a waiting button', color('ink-quiet'), tint(color('ink'), 7)],
    ['text of a pressed button', color('ink'), tint(color('ink'), 11)],
    ['gained points', color('gain'), color('surface')],
    ['the sign of gained points', color('gain'), tint(color('gain'), 12)],
    ['text of a code', color('ink'), [233, 232, 250]],
    ['text on the accent', [255, 255, 255], color('accent')],
  ])('of %s reach 4.5 : 1', (_, text, background) => {
    expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
  });

  test('on any accent that a shop may choose reach 4.5 : 1', () => {
    const steps = [0, 51, 102, 117, 118, 119, 153, 204, 255];
    for (const red of steps) {
      for (const green of steps) {
        for (const blue of steps) {
          const text = readableOn(`rgb(${red}, ${green}, ${blue})`) === '#fff' ? [255, 255, 255] : [0, 0, 0];
          expect(contrast(text, [red, green, blue])).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });

  test('are left to the shop when the accent is not written in red, green and blue', () => {
    expect(readableOn('oklch(0.5 0.2 20)')).toBeUndefined();
  });
});
