import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Redemption } from './answers';
import type { Language } from './language';
import type { Shelf } from './visit';

interface CodesProps {
  shelf: Shelf;
  language: Language;
  /** The redemption of just now, which takes the focus as soon as it is here. */
  bought: string;
}

/** Codes that can be used, and those that are on their way. */
export function Codes({ shelf, language, bought }: CodesProps) {
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
}

function Ticket({ redemption: { state, code, until }, name, language, isNew }: TicketProps) {
  const ticket = useRef<HTMLLIElement>(null);
  const text = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);

  useLayoutEffect(() => {
    if (isNew) {
      ticket.current!.focus();
    }
  }, [isNew]);

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
      <span class="what">{name}</span>
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
    </li>
  );
}
