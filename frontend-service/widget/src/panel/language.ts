import { createInstance } from 'i18next';
import type { WidgetConfig } from '../contract';
import { TEXTS } from '../texts';

/** The panel's words, numbers and dates in the shopper's language. */
export interface Language {
  text(key: string, count?: number, more?: Readonly<Record<string, string>>): string;
  number(value: number): string;
  signed(value: number): string;
  date(value: Date): string;
  /** A day of the merchant's calendar, `2026-07-31`. */
  day(value: string): string;
}

/**
 * Texts come from the service, English stands in for missing ones. Numbers and dates follow the page's
 * region when it speaks the same language (`es-MX` writes 1,180 where `es` writes 1180).
 */
export function languageOf(config: WidgetConfig | undefined, pageLocale: string): Language {
  const lng = config?.language ?? 'en';
  const locale = sameLanguage(pageLocale, lng) ? pageLocale : lng;
  const numbers = new Intl.NumberFormat(locale);
  const signs = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const translator = createInstance();
  translator.use({
    type: 'formatter',
    init() {},
    add() {},
    addCached() {},
    format: (value: unknown) => (typeof value === 'number' ? numbers.format(value) : String(value)),
  });
  void translator.init({
    lng,
    fallbackLng: 'en',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
    resources: {
      en: { translation: TEXTS },
      [lng]: { translation: { ...(lng === 'en' && TEXTS), ...config?.translations } },
    },
  });
  return {
    text: (key, count, more) => translator.t(key, { ...more, count } as Record<string, unknown>),
    number: (value) => numbers.format(value),
    signed: (value) => signs.format(value).replace('-', '\u2212'),
    date: (value) => dates.format(value),
    day: (value) => days.format(new Date(value)),
  };
}

function sameLanguage(pageLocale: string, language: string): boolean {
  try {
    return new Intl.Locale(pageLocale).language === new Intl.Locale(language).language;
  } catch {
    return false;
  }
}
