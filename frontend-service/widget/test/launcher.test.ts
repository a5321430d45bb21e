import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Opening } from '../src/contract';
import { FakeShop } from './fakeShop';

let shop: FakeShop;
let loading: HTMLScriptElement[];
const panel = { open: vi.fn(), close: vi.fn() };
let opening: Opening | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  shop = new FakeShop();
  loading = [];
  opening = undefined;
  panel.open.mockReset();
  document.documentElement.lang = 'es-MX';
  vi.spyOn(document.head, 'append').mockImplementation(
    (script) => void loading.push(script as HTMLScriptElement),
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  delete window.loyalnestPanel;
  document.body.replaceChildren();
});

async function launch(attributes = ''): Promise<void> {
  document.body.innerHTML = `<div id="script" ${attributes}></div>`;
  const script = document.createElement('script');
  for (const { name, value } of document.getElementById('script')!.attributes) {
    script.setAttribute(name, value);
  }
  script.type = 'text/plain';
  script.setAttribute('data-loyalnest', '');
  script.src = 'https://shop.example/apps/loyalnest/widget/launcher.js?v=2';
  document.body.replaceChildren(script);
  await import('../src/launcher/launcher');
  await vi.advanceTimersByTimeAsync(0);
}

const root = () => document.querySelector('loyalnest-widget')!.shadowRoot!;
const button = () => root().querySelector('button')!;

async function press(arrives = true): Promise<void> {
  button().click();
  if (loading.length > 0) {
    window.loyalnestPanel = (given) => {
      opening = given;
      return panel;
    };
    loading.at(-1)!.dispatchEvent(new Event(arrives ? 'load' : 'error'));
  }
  await vi.advanceTimersByTimeAsync(0);
}

test('carries its label in the language of the page and says what it opens', async () => {
  await launch();

  expect(button().textContent).toBe('Recompensas');
  expect(button().getAttribute('aria-haspopup')).toBe('dialog');
  expect(button().getAttribute('aria-expanded')).toBe('false');
  expect(shop.asked[0]!.query.get('locale')).toBe('es-MX');
});

test('speaks the language that the theme names', async () => {
  await launch('data-locale="fr"');

  expect(shop.asked[0]!.query.get('locale')).toBe('fr');
});

test('asks for nothing else before it is pressed', async () => {
  await launch();
  await vi.advanceTimersByTimeAsync(60_000);

  expect(shop.asked.map((each) => each.path)).toEqual(['widget/config']);
  expect(loading).toEqual([]);
});

test('loads the panel beside itself and opens it', async () => {
  await launch('data-login-url="/sign-in"');
  await press();

  expect(loading[0]!.src).toBe('https://shop.example/apps/loyalnest/widget/panel.js?v=2');
  expect(panel.open).toHaveBeenCalledOnce();
  expect(button().getAttribute('aria-expanded')).toBe('true');
  expect(opening).toMatchObject({ base: 'https://shop.example/apps/loyalnest/', loginUrl: '/sign-in' });
  expect(opening!.config!.language).toBe('es');
});

test('sends a guest back to the same page after signing in', async () => {
  await launch();
  await press();

  expect(opening!.loginUrl).toMatch(/^\/account\/login\?return_url=/);
});

test('loads the panel once', async () => {
  await launch();
  await press();
  opening!.onClose();
  expect(button().getAttribute('aria-expanded')).toBe('false');
  await press();

  expect(loading).toHaveLength(1);
  expect(panel.open).toHaveBeenCalledTimes(2);
});

test('closes an open panel', async () => {
  await launch();
  await press();
  await press();

  expect(panel.close).toHaveBeenCalledOnce();
});

test('says so when the panel does not come, and tries again', async () => {
  await launch();
  await press(false);
  expect(root().querySelector('[role=alert]')!.textContent).toContain('Something went wrong');
  expect(button().hasAttribute('aria-busy')).toBe(false);

  await press();

  expect(root().querySelector('[role=alert]')!.textContent).toBe('');
  expect(panel.open).toHaveBeenCalledOnce();
});

test('is not confused by impatience', async () => {
  await launch();
  button().click();
  button().click();

  expect(loading).toHaveLength(1);
  expect(button().getAttribute('aria-busy')).toBe('true');
});

test('speaks English when there are no texts to be had', async () => {
  shop.replies['widget/config'] = () => new Response('gone', { status: 502 });

  await launch();

  expect(button().textContent).toBe('Rewards');
});

test('speaks English when the texts are slow', async () => {
  shop.replies['widget/config'] = () => new Promise(() => {});
  await launch();
  expect(document.querySelector('loyalnest-widget')).toBeNull();

  await vi.advanceTimersByTimeAsync(1500);

  expect(button().textContent).toBe('Rewards');
});

test('is there once, however often a theme carries the script', async () => {
  await launch();
  vi.resetModules();
  await import('../src/launcher/launcher');
  await vi.advanceTimersByTimeAsync(0);

  expect(document.querySelectorAll('loyalnest-widget')).toHaveLength(1);
});
