/** What the launcher hands to the panel when a shopper opens it for the first time. */
export interface Opening {
  /** Where the panel draws itself; already styled with the shop's colors. */
  readonly root: ShadowRoot;
  /** The app proxy's address with a slash at its end; every call goes below it. */
  readonly base: string;
  /** The language of the page, BCP 47. */
  readonly locale: string;
  /** Where a guest signs in. */
  readonly loginUrl: string;
  readonly config: WidgetConfig | undefined;
  onClose(): void;
}

/** An opened panel. Opening and closing twice is the same as once. */
export interface OpenPanel {
  open(): void;
  close(): void;
}

/** The language chosen by the service and its texts by key. */
export interface WidgetConfig {
  readonly language: string;
  readonly translations: Readonly<Record<string, string>>;
}

declare global {
  interface Window {
    /** The one name the widget puts on the page: how the panel's script makes itself known. */
    loyalnestPanel?: (opening: Opening) => OpenPanel;
  }
}
