import { useState } from 'preact/hooks';
import type { Balance, Dated } from './answers';
import { HistoryList } from './HistoryList';
import type { Language } from './language';
import { Rewards } from './Rewards';
import { Tabs } from './Tabs';
import type { View, Visit } from './visit';

interface MemberProps {
  view: Extract<View, { kind: 'member' }>;
  language: Language;
  onRetry(): void;
  visit: Visit;
}

const TABS = ['rewards', 'history'] as const;

/** A member's points, what they buy, and what became of them. */
export function Member({ view, language, onRetry, visit }: MemberProps) {
  const [tab, setTab] = useState<string>(TABS[0]);
  const { balance, shelf, history, stale } = view;
  const isNew = balance.version === 0 && history.entries.length === 0;
  const hasRewards = shelf.rewards.length > 0 || shelf.redemptions.length > 0;
  const past = <HistoryList history={history} language={language} visit={visit} />;
  return (
    <>
      <section class="card" aria-labelledby="balance">
        <h3 id="balance" class="unseen">
          {language.text('balance.title')}
        </h3>
        <div aria-live="polite">
          <Points balance={balance} language={language} />
          {balance.pending > 0 &&
            (balance.nextPending ? (
              <DatedChip is="balance.pending_on" dated={balance.nextPending} language={language} />
            ) : (
              <span class="chip">{language.text('balance.pending', balance.pending)}</span>
            ))}
          {balance.nextExpiring && (
            <DatedChip is="balance.expiring" dated={balance.nextExpiring} language={language} />
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
      ) : hasRewards ? (
        <Tabs names={TABS} chosen={tab} language={language} onChoose={setTab}>
          {tab === 'rewards' ? <Rewards shelf={shelf} language={language} visit={visit} /> : past}
        </Tabs>
      ) : (
        past
      )}
    </>
  );
}

function DatedChip({ is, dated, language }: { is: string; dated: Dated; language: Language }) {
  return <span class="chip">{language.text(is, dated.points, { date: language.day(dated.day) })}</span>;
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
