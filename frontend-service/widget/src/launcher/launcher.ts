import { directionOf, fetchConfig } from '../config';
import type { OpenPanel, WidgetConfig } from '../contract';
import { readableOn } from '../contrast';
import { addStyle } from '../style';
import { LAUNCHER_TEXTS } from '../texts';
import css from './launcher.css?inline';

const PATIENCE_MS = 1500;
const GIFT =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" ' +
  'stroke-linejoin="round" aria-hidden="true"><path d="M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7S8 7 7.5 ' +
  '4.8C7.2 3.2 9.6 2.4 12 7zm0 0s4 0 4.5-2.2C16.8 3.2 14.4 2.4 12 7z"/></svg>';

/**
 * The button that every page of the shop carries. It floats above the page, so nothing moves when it
 * comes, and it waits for its texts, so it never changes its size; the panel's script is fetched when
 * it is pressed for the first time.
 */
function launch(script: HTMLScriptElement): void {
  const base = new URL('../', script.src).href;
  const locale = script.dataset.locale || document.documentElement.lang || navigator.language || 'en';
  const host = document.createElement('loyalnest-widget');
  const root = host.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  const trouble = document.createElement('div');
  let config: WidgetConfig | undefined;
  let panel: OpenPanel | undefined;
  let isOpen = false;
  let isLoading = false;

  const text = (key: keyof typeof LAUNCHER_TEXTS): string => config?.translations[key] || LAUNCHER_TEXTS[key];

  function show(open: boolean): void {
    isOpen = open;
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', text(open ? 'launcher.close' : 'launcher.open'));
  }

  async function press(): Promise<void> {
    if (isLoading || isOpen) {
      panel?.close();
      return;
    }
    trouble.textContent = '';
    isLoading = true;
    button.setAttribute('aria-busy', 'true');
    try {
      panel ??= await load();
      panel.open();
      show(true);
    } catch {
      trouble.textContent = `${text('error.title')}. ${text('error.retry')}.`;
    }
    button.removeAttribute('aria-busy');
    isLoading = false;
  }

  async function load(): Promise<OpenPanel> {
    await fetchScript(script.src.replace('launcher.js', 'panel.js'));
    const open = window.loyalnestPanel;
    if (!open) {
      throw new Error('the panel did not start');
    }
    const loginUrl = script.dataset.loginUrl || signInHere();
    return open({ root, base, locale, loginUrl, config, onClose: () => show(false) });
  }

  function draw(): void {
    host.lang = config?.language ?? 'en';
    host.dir = directionOf(host.lang);
    addStyle(root, css);
    button.type = 'button';
    button.className = 'launcher';
    button.setAttribute('aria-haspopup', 'dialog');
    button.innerHTML = GIFT + '<span></span>';
    button.lastElementChild!.textContent = text('launcher.label');
    button.addEventListener('click', () => void press());
    show(false);
    trouble.className = 'trouble';
    trouble.setAttribute('role', 'alert');
    root.append(button, trouble);
    document.body.append(host);
    const readable = readableOn(getComputedStyle(button).backgroundColor);
    if (readable) {
      host.style.setProperty('--readable', readable);
    }
  }

  const fetched = fetchConfig(base, locale).then((found) => (config = found));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  void Promise.race([fetched, late]).then(draw);
}

function signInHere(): string {
  return `/account/login?return_url=${encodeURIComponent(location.pathname + location.search)}`;
}

function fetchScript(src: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = resolve;
    script.onerror = () => {
      script.remove();
      reject(new Error('the panel could not be loaded'));
    };
    document.head.append(script);
  });
}

const own = document.currentScript ?? document.querySelector('script[data-loyalnest]');
// A theme may carry the script twice; one launcher is enough.
if (own instanceof HTMLScriptElement && own.src && !document.querySelector('loyalnest-widget')) {
  launch(own);
}
