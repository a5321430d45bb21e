import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from './answers';
import type { Language } from './language';
import { Bones } from './Loading';
import type { History, Visit } from './visit';

interface HistoryListProps {
  history: History;
  language: Language;
  visit: Visit;
}

/** The newest changes first, a page at a time. A page that was asked for takes the focus to its first entry. */
export function HistoryList({ history, language, visit }: HistoryListProps) {
  const { entries, nextCursor, state } = history;
  const list = useRef<HTMLOListElement>(null);
  const last = useRef<string | undefined>(undefined);

  useLayoutEffect(() => {
    if (state === 'idle' && last.current !== undefined) {
      const before = entries.findIndex((entry) => entry.id === last.current);
      last.current = undefined;
      const next = list.current?.children[before + 1] ?? list.current?.lastElementChild;
      (next as HTMLElement | undefined)?.focus();
    }
  }, [state, entries]);

  const more = (): void => {
    last.current = entries.at(-1)?.id;
    void visit.more();
  };
  const isWaiting = state === 'loading';

  return (
    <section class="history" aria-labelledby="history" aria-busy={isWaiting}>
      <h3 id="history">{language.text('history.title')}</h3>
      {entries.length > 0 && (
        <ol ref={list} role="list">
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} language={language} visit={visit} />
          ))}
        </ol>
      )}
      {entries.length === 0 && isWaiting && <Bones />}
      {entries.length === 0 && state === 'idle' && <p class="quiet">{language.text('history.empty')}</p>}
      <p class="quiet" role="status">
        {state === 'failed' && language.text('error.title')}
        {isWaiting && <span class="unseen">{language.text('panel.loading')}</span>}
      </p>
      {(state === 'failed' || nextCursor !== '') && (
        <button type="button" class="more" aria-disabled={isWaiting} onClick={() => isWaiting || more()}>
          {language.text(state === 'failed' ? 'error.retry' : 'history.more')}
        </button>
      )}
    </section>
  );
}

interface RowProps {
  entry: Entry;
  language: Language;
  visit: Visit;
}

/** A change of points; one that an order made opens to its reasons. */
function Row({ entry, language, visit }: RowProps) {
  const [isOpen, setOpen] = useState(false);
  const line = <Line entry={entry} language={language} />;
  return (
    <li tabIndex={-1}>
      {entry.orderId === '' ? (
        <div class="row">{line}</div>
      ) : (
        <button
          type="button"
          class="row"
          aria-expanded={isOpen}
          aria-controls={`why-${entry.id}`}
          onClick={() => setOpen(!isOpen)}
        >
          {line}
        </button>
      )}
      <div id={`why-${entry.id}`} role="status">
        {isOpen && <Reasons entry={entry} language={language} visit={visit} />}
      </div>
    </li>
  );
}

function Line({ entry, language }: { entry: Entry; language: Language }) {
  const isCredit = entry.points >= 0;
  const known = language.text(`type.${entry.type}`);
  return (
    <>
      <svg class={isCredit ? 'credit' : 'debit'} viewBox="0 0 24 24" aria-hidden="true">
        <path d={isCredit ? 'M12 6v12M6 12h12' : 'M6 12h12'} />
      </svg>
      <span class="what">
        {known.startsWith('type.') ? language.text('balance.title') : known}
        <time dateTime={entry.createdAt.toISOString()}>{language.date(entry.createdAt)}</time>
      </span>
      {entry.orderId !== '' && <small class="link">{language.text('history.why')}</small>}
      <bdi class={isCredit ? 'amount credit' : 'amount'}>{language.signed(entry.points)}</bdi>
    </>
  );
}

/** The sentences are asked for when somebody wants to read them. */
function Reasons({ entry, language, visit }: RowProps) {
  const [sentences, setSentences] = useState<readonly string[]>();
  const [isFailed, setFailed] = useState(false);

  useLayoutEffect(() => {
    void visit.reasons(entry.id).then((outcome) => {
      if (outcome.kind === 'found') {
        setSentences(outcome.value);
      } else {
        setFailed(true);
      }
    });
  }, [entry.id]);

  return (
    <div class="reasons">
      {sentences?.map((sentence) => <p key={sentence}>{sentence}</p>) ??
        language.text(isFailed ? 'error.title' : 'panel.loading')}
    </div>
  );
}
