import type { Language } from './language';

/** Invites somebody the shop does not know yet. */
export function Guest({ language, loginUrl }: { language: Language; loginUrl: string }) {
  return (
    <div class="notice">
      <svg class="picture" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 3.5l2.6 5.3 5.9.9-4.3 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L3.5 9.7l5.9-.9z" />
      </svg>
      <h3>{language.text('guest.title')}</h3>
      <p>{language.text('guest.text')}</p>
      <a class="main" href={loginUrl}>
        {language.text('guest.sign_in')}
      </a>
    </div>
  );
}
