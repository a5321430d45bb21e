import { vi } from 'vitest';
import type { Opening, WidgetConfig } from '../src/contract';
import '../src/panel/panel';

/** A panel on a page, with the words of its shopper for what can be seen and done there. */
export class OpenedPanel {
  readonly host = document.createElement('loyalnest-widget');
  readonly root = this.host.attachShadow({ mode: 'open' });
  readonly onClose = vi.fn();
  private static readonly opened: OpenedPanel[] = [];
  private readonly panel;

  constructor(config?: WidgetConfig, locale = 'en-US') {
    document.body.append(this.host);
    const opening: Opening = {
      root: this.root,
      base: 'https://shop.example/apps/loyalnest/',
      locale,
      loginUrl: '/account/login?return_url=%2F',
      config,
      onClose: this.onClose,
    };
    this.panel = window.loyalnestPanel!(opening);
    OpenedPanel.opened.push(this);
  }

  /** Leaves no panel listening to the page of the next test. */
  static closeAll(): void {
    OpenedPanel.opened.splice(0).forEach((each) => each.close());
    document.body.replaceChildren();
  }

  async open(): Promise<this> {
    this.panel.open();
    return this.settle();
  }

  close(): void {
    this.panel.close();
  }

  async settle(ms = 0): Promise<this> {
    await vi.advanceTimersByTimeAsync(ms);
    return this;
  }

  get dialog(): HTMLDialogElement {
    return this.root.querySelector('dialog')!;
  }

  get text(): string {
    return this.dialog.textContent!.replace(/\s+/g, ' ').trim();
  }

  get rows(): HTMLElement[] {
    return [...this.root.querySelectorAll('li')];
  }

  find(selector: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(selector);
  }

  async press(selector: string): Promise<this> {
    this.find(selector)!.click();
    return this.settle();
  }

  key(key: string, from = this.dialog as HTMLElement, shiftKey = false): Event {
    const event = new KeyboardEvent('keydown', {
      key,
      shiftKey,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    from.dispatchEvent(event);
    return event;
  }
}
