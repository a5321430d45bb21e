import { createInstance } from 'i18next';
import type { WidgetConfig } from '../contract';
import { TEXTS } from '../texts';
import type { PointsName } from './answers';

/** The panel's words, numbers and dates in the shopper's language. */
export interface Language {
  text(key: string, count?: number, more?: Readonly<Record<string, string>>): string;
  number(value: number): string;
  signed(value: number): string;
  date(value: Date): string;
  /** A day of the merchant's calendar, `2026-07-31`. */
  day(value: string): string;
  /** The same with the shop's own name for points; with the one it has when none is given. */
  calling(name: PointsName | undefined): Language;
}

/**
 * Texts come from the service, English stands in for missing ones. Numbers and dates follow the page's
 * region when it speaks the same language (`es-MX` writes 1,180 where `es` writes 1180).
 */
export function languageOf(config: WidgetConfig | undefined, pageLocale: string): Language {
  return languageWith(config, pageLocale, undefined);
}

function languageWith(
  config: WidgetConfig | undefined,
  pageLocale: string,
  name: PointsName | undefined,
): Language {
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
  const unit = name?.singular ?? translator.t('points.name', { count: 1 });
  const units = name?.plural ?? translator.t('points.name_other');
  const language: Language = {
    text: (key, count, more) => translator.t(key, { unit, units, ...more, count } as Record<string, unknown>),
    number: (value) => numbers.format(value),
    signed: (value) => signs.format(value).replace('-', '\u2212'),
    date: (value) => dates.format(value),
    day: (value) => days.format(new Date(value)),
    calling: (own) =>
      !own || (own.singular === unit && own.plural === units)
        ? language
        : languageWith(config, pageLocale, own),
  };
  return language;
}

function sameLanguage(pageLocale: string, language: string): boolean {
  try {
    return new Intl.Locale(pageLocale).language === new Intl.Locale(language).language;
  } catch {
    return false;
  }
}
