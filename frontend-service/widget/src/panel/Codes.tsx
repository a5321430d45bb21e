import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Redemption } from './answers';
import { Confirm } from './Confirm';
import type { Language } from './language';
import type { Shelf, Visit } from './visit';

interface CodesProps {
  shelf: Shelf;
  language: Language;
  /** The redemption of just now, which takes the focus as soon as it is here. */
  bought: string;
  visit: Visit;
}

/** Codes that can be used, and those that are on their way. */
export function Codes({ shelf, language, bought, visit }: CodesProps) {
  if (shelf.redemptions.length === 0) {
    return null;
  }
  const nameOf = ({ rewardId }: Redemption): string =>
    shelf.rewards.find((reward) => reward.id === rewardId)?.name ?? language.text('rewards.title');
  return (
    <section class="codes" aria-labelledby="codes">
      <h3 id="codes">{language.text('codes.title')}</h3>
      <ul role="list">
        {shelf.redemptions.map((redemption) => (
          <Ticket
            key={redemption.id}
            redemption={redemption}
            name={nameOf(redemption)}
            language={language}
            isNew={redemption.id === bought}
            visit={visit}
          />
        ))}
      </ul>
    </section>
  );
}

interface TicketProps {
  redemption: Redemption;
  name: string;
  language: Language;
  isNew: boolean;
  visit: Visit;
}

/** Whether a code is to be given back, and what became of the last try. */
type Giving = 'asked' | 'busy' | { readonly problem: string };

function Ticket({ redemption: { id, state, code, until }, name, language, isNew, visit }: TicketProps) {
  const ticket = useRef<HTMLLIElement>(null);
  const text = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  const [giving, setGiving] = useState<Giving>();
  const first = useRef<HTMLButtonElement>(null);
  const isAsked = giving !== undefined;

  useLayoutEffect(() => {
    if (isNew) {
      ticket.current!.focus();
    }
  }, [isNew]);

  // The question takes the focus of the button in whose place it comes.
  useLayoutEffect(() => {
    if (isAsked) {
      first.current?.focus();
    }
  }, [isAsked]);

  const giveBack = async (): Promise<void> => {
    setGiving('busy');
    const outcome = await visit.cancel(id);
    setGiving(
      outcome.kind === 'found'
        ? undefined
        : { problem: (outcome.kind === 'failed' && outcome.code) || 'other' },
    );
    ticket.current?.focus();
  };

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      // Not allowed here: the shopper copies what is now selected.
      getSelection()?.selectAllChildren(text.current!);
    }
  };

  return (
    <li class="ticket" tabIndex={-1} ref={ticket}>
      <span class="what" id={`code-${id}`}>
        {name}
      </span>
      <div role="status">
        {state === 'issued' ? (
          <p class="row">
            <code ref={text}>{code}</code>
            <button type="button" class="small" onClick={() => void copy()}>
              {language.text(isCopied ? 'codes.copied' : 'codes.copy')}
            </button>
          </p>
        ) : (
          <p class={state === 'refused' ? '' : 'waiting'}>{language.text(`codes.${state}`)}</p>
        )}
      </div>
      {state === 'issued' && (
        <small>
          {language.text('codes.use')}
          {until && ` ${language.text('codes.until', undefined, { date: language.date(until) })}`}
        </small>
      )}
      {state === 'issued' && !giving && (
        <button type="button" class="link" aria-describedby={`code-${id}`} onClick={() => setGiving('asked')}>
          {language.text('codes.cancel')}
        </button>
      )}
      {state === 'issued' && giving && (
        <Confirm
          language={language}
          about={`code-${id}`}
          question={language.text('codes.confirm')}
          yes={language.text('codes.yes')}
          first={first}
          isBusy={giving === 'busy'}
          problem={typeof giving === 'object' ? giving.problem : ''}
          onYes={() => void giveBack()}
          onNo={() => setGiving(undefined)}
        />
      )}
    </li>
  );
}
