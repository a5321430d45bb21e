import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { directionOf } from '../src/config';
import { languageOf } from '../src/panel/language';
import { TEXTS } from '../src/texts';

const spanish = {
  language: 'es',
  translations: { 'balance.points_one': '{{count}} punto', 'balance.points_other': '{{count}} puntos' },
};

beforeEach(() => void vi.spyOn(console, 'info'));
afterEach(() => void vi.restoreAllMocks());

test('speaks the language of the service', () => {
  const language = languageOf(spanish, 'es-MX');

  expect(language.text('balance.points', 1)).toBe('1 punto');
  expect(language.text('balance.points', 1180)).toBe('1,180 puntos');
});

test('writes numbers and dates as the region of the page does', () => {
  const date = new Date('2026-03-05T12:00:00Z');

  expect(languageOf(spanish, 'es-ES').number(11800)).toBe('11.800');
  expect(languageOf(spanish, 'es-MX').number(11800)).toBe('11,800');
  expect(languageOf(undefined, 'en-GB').date(date)).toBe('5 Mar 2026');
});

test('writes them as the language of the texts does when the page speaks another', () => {
  expect(languageOf(spanish, 'de-CH').number(11800)).toBe('11.800');
});

test('takes English for a text that is missing', () => {
  expect(languageOf(spanish, 'es').text('guest.sign_in')).toBe('Sign in');
});

test("takes the shop's own English before the built-in one", () => {
  const own = { language: 'en', translations: { 'guest.sign_in': 'Log in' } };

  expect(languageOf(own, 'en').text('guest.sign_in')).toBe('Log in');
  expect(languageOf(own, 'en').text('panel.close')).toBe('Close');
});

test('knows the plural forms of every language', () => {
  const arabic = {
    language: 'ar',
    translations: { 'balance.points_two': 'نقطتان', 'balance.points_other': '{{count}} نقطة' },
  };

  expect(languageOf(arabic, 'ar').text('balance.points', 2)).toBe('نقطتان');
});

test('calls points what the shop calls them', () => {
  const language = languageOf(undefined, 'en').calling({ singular: 'star', plural: 'stars' });

  expect(language.text('balance.points', 1)).toBe('1 star');
  expect(language.text('balance.points', 1180)).toBe('1,180 stars');
  expect(language.text('guest.text')).toBe('Sign in to see your stars.');
  expect(languageOf(undefined, 'en').text('guest.text')).toBe('Sign in to see your points.');
});

test('survives a page whose language is nonsense', () => {
  expect(languageOf(undefined, '!!').number(1180)).toBe('1,180');
});

test('leaves the console of the shop alone', () => {
  languageOf(undefined, 'en');

  expect(console.info).not.toHaveBeenCalled();
});

test('marks every number and every day of a text by the same name', () => {
  for (const text of Object.values(TEXTS)) {
    expect(text.replaceAll(/\{\{(count|date|unit|units)}}/g, '')).not.toMatch(/[{}]/);
  }
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['ur-PK', 'rtl'],
  ['en', 'ltr'],
  ['arn', 'ltr'],
  ['es', 'ltr'],
])('writes %s %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});
