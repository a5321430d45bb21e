import type { WidgetConfig } from './contract';

/**
 * Fetches language and texts. They hold nothing personal, so the browser may cache them.
 * Answers `undefined` when there are none to be had: the widget then speaks English.
 */
export async function fetchConfig(base: string, locale: string): Promise<WidgetConfig | undefined> {
  try {
    const response = await fetch(`${base}widget/config?locale=${encodeURIComponent(locale)}`);
    const { language, translations } = await response.json();
    return response.ok && typeof language === 'string' && translations
      ? { language, translations }
      : undefined;
  } catch {
    return undefined;
  }
}

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)\b/i;

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}
