import type { Language } from './language';

/** Says that the points could not be had, and offers to try again. */
export function Failure({ language, onRetry }: { language: Language; onRetry(): void }) {
  return (
    <div class="notice" role="alert">
      <svg class="picture" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M7 18a4 4 0 0 1-.6-7.95A6 6 0 0 1 18 11.2 3.5 3.5 0 0 1 17.5 18M12 12v4m0 3.5v.01" />
      </svg>
      <h3>{language.text('error.title')}</h3>
      <p>{language.text('error.text')}</p>
      <button type="button" class="main" onClick={onRetry}>
        {language.text('error.retry')}
      </button>
    </div>
  );
}
