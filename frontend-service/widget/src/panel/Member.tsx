import type { Balance } from './answers';
import { HistoryList } from './HistoryList';
import type { Language } from './language';
import type { View } from './visit';

interface MemberProps {
  view: Extract<View, { kind: 'member' }>;
  language: Language;
  onRetry(): void;
  onMore(): void;
}

/** A member's points and what became of them. */
export function Member({ view, language, onRetry, onMore }: MemberProps) {
  const { balance, history, stale } = view;
  const isNew = balance.version === 0 && history.entries.length === 0;
  return (
    <>
      <section class="card" aria-labelledby="balance">
        <h3 id="balance" class="unseen">
          {language.text('balance.title')}
        </h3>
        <div aria-live="polite">
          <Points balance={balance} language={language} />
          {balance.pending > 0 && (
            <span class="chip">{language.text('balance.pending', balance.pending)}</span>
          )}
          {balance.debt > 0 && <span class="chip">{language.text('balance.debt', balance.debt)}</span>}
        </div>
      </section>
      {stale && (
        <div class="stale" role="alert">
          <span>{language.text('error.text')}</span>
          <button type="button" class="link" onClick={onRetry}>
            {language.text('error.retry')}
          </button>
        </div>
      )}
      {isNew ? (
        <p class="first">{language.text('balance.none')}</p>
      ) : (
        <HistoryList history={history} language={language} onMore={onMore} />
      )}
    </>
  );
}

/** The sentence of the balance with its number large, wherever the language puts the number. */
function Points({ balance, language }: { balance: Balance; language: Language }) {
  const number = language.number(balance.available);
  const sentence = language.text('balance.points', balance.available);
  const at = sentence.indexOf(number);
  return (
    <p class="points">
      {sentence.slice(0, Math.max(at, 0))}
      {at >= 0 && <strong>{number}</strong>}
      {sentence.slice(at < 0 ? 0 : at + number.length)}
    </p>
  );
}
