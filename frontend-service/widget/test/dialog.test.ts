import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeShop, transaction } from './fakeShop';
import { OpenedPanel } from './openedPanel';

beforeEach(() => {
  vi.useFakeTimers();
  const shop = new FakeShop();
  shop.transactions = Array.from({ length: 11 }, (_, each) => transaction(100 - each, 'earn', 1));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  OpenedPanel.closeAll();
});

test('is a modal dialog named by its title', async () => {
  const { dialog, root } = await new OpenedPanel().open();

  expect(dialog.open).toBe(true);
  expect(dialog.getAttribute('aria-modal')).toBe('true');
  expect(root.getElementById(dialog.getAttribute('aria-labelledby')!)!.textContent).toBe('Your rewards');
});

test.each([
  ['Escape', (panel: OpenedPanel) => panel.key('Escape')],
  ['its button', (panel: OpenedPanel) => panel.find('.close')!.click()],
  ['a press beside it', (panel: OpenedPanel) => panel.dialog.click()],
  ["the browser's own way", (panel: OpenedPanel) => panel.dialog.dispatchEvent(new Event('cancel'))],
])('is closed by %s, once', async (_, leave) => {
  const panel = await new OpenedPanel().open();

  leave(panel);
  panel.close();

  expect(panel.dialog.open).toBe(false);
  expect(panel.onClose).toHaveBeenCalledOnce();
});

test('stays open when something inside is pressed', async () => {
  const panel = await new OpenedPanel().open();

  await panel.press('.card');

  expect(panel.dialog.open).toBe(true);
});

test('keeps the focus going round', async () => {
  const panel = await new OpenedPanel().open();
  const first = panel.find('.close')!;
  const last = panel.find('.more')!;

  last.focus();
  expect(panel.key('Tab', last).defaultPrevented).toBe(true);
  expect(panel.root.activeElement).toBe(first);

  panel.key('Tab', first, true);
  expect(panel.root.activeElement).toBe(last);

  expect(panel.key('Tab', last, true).defaultPrevented).toBe(false);
});

test('keeps the focus going round from an entry that no key reaches by itself', async () => {
  const panel = await new OpenedPanel().open();
  await panel.press('.more');
  const entry = panel.rows[10]!;
  expect(panel.root.activeElement).toBe(entry);

  expect(panel.key('Tab', entry, true).defaultPrevented).toBe(false);
  panel.key('Tab', entry);

  expect(panel.root.activeElement).toBe(panel.find('.close'));
});

test('keeps its keys from the page', async () => {
  const heard = vi.fn();
  document.addEventListener('keydown', heard);
  const panel = await new OpenedPanel().open();

  panel.key('s');

  expect(heard).not.toHaveBeenCalled();
});

test('holds the page still behind a full screen only', async () => {
  const small = vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
  const panel = await new OpenedPanel().open();
  expect(document.documentElement.style.overflow).toBe('hidden');
  panel.close();
  expect(document.documentElement.style.overflow).toBe('');

  small.mockReturnValue({ matches: false } as MediaQueryList);
  await panel.open();
  expect(document.documentElement.style.overflow).toBe('');
});

test('announces a new balance', async () => {
  const panel = await new OpenedPanel().open();

  expect(panel.find('.points')!.closest('[aria-live=polite]')).not.toBeNull();
});
