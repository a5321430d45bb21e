import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Reward } from './answers';
import { Codes } from './Codes';
import { Confirm } from './Confirm';
import type { Language } from './language';
import type { Shelf, Visit } from './visit';

interface RewardsProps {
  shelf: Shelf;
  language: Language;
  visit: Visit;
}

/** An exchange that the shopper thinks about. A second try of it has the same key, so it is the same. */
interface Wish {
  readonly rewardId: string;
  readonly key: string;
  readonly isBusy: boolean;
  /** The code of the refusal of the last try; empty before. */
  readonly problem: string;
}

/** What points buy, and the codes they bought. Points are spent only after a second press. */
export function Rewards({ shelf, language, visit }: RewardsProps) {
  const [wish, setWish] = useState<Wish>();
  const [bought, setBought] = useState('');

  const redeem = async (wanted: Wish): Promise<void> => {
    setWish({ ...wanted, isBusy: true, problem: '' });
    const outcome = await visit.redeem(wanted.rewardId, wanted.key);
    if (outcome.kind === 'found') {
      setWish(undefined);
      setBought(outcome.value);
    } else {
      setWish({ ...wanted, problem: (outcome.kind === 'failed' && outcome.code) || 'other' });
    }
  };

  return (
    <>
      <Codes shelf={shelf} language={language} bought={bought} visit={visit} />
      <ul class="rewards" role="list" aria-label={language.text('rewards.title')}>
        {shelf.rewards.map((reward) => (
          <Row
            key={reward.id}
            reward={reward}
            language={language}
            wish={wish?.rewardId === reward.id ? wish : undefined}
            onAsk={() =>
              wish?.isBusy || setWish({ rewardId: reward.id, key: newKey(), isBusy: false, problem: '' })
            }
            onDrop={() => setWish(undefined)}
            onRedeem={(wanted) => void redeem(wanted)}
          />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  reward: Reward;
  language: Language;
  wish: Wish | undefined;
  onAsk(): void;
  onDrop(): void;
  onRedeem(wish: Wish): void;
}

function Row({ reward, language, wish, onAsk, onDrop, onRedeem }: RowProps) {
  const first = useRef<HTMLButtonElement>(null);
  const isDropped = useRef(false);
  const isAsked = wish !== undefined;

  // The buttons take each other's place, and so the focus; after an exchange its code has it.
  useLayoutEffect(() => {
    if (isAsked || isDropped.current) {
      isDropped.current = false;
      first.current?.focus();
    }
  }, [isAsked]);

  const drop = (): void => {
    isDropped.current = true;
    onDrop();
  };

  return (
    <li>
      <div class="row">
        <span class="what" id={`reward-${reward.id}`}>
          {reward.name}
          <small>{language.text('balance.points', reward.cost)}</small>
          {reward.missing > 0 && (
            <span class="way" aria-hidden="true">
              <span style={{ width: `${100 - (100 * reward.missing) / reward.cost}%` }} />
            </span>
          )}
        </span>
        {!wish &&
          (reward.reason === '' ? (
            <button
              ref={first}
              type="button"
              class="small"
              aria-describedby={`reward-${reward.id}`}
              onClick={onAsk}
            >
              {language.text('rewards.redeem')}
            </button>
          ) : (
            <small class="why">{reasonOf(reward, language)}</small>
          ))}
      </div>
      {wish && (
        <Confirm
          language={language}
          about={`reward-${reward.id}`}
          question={language.text('rewards.confirm', reward.cost)}
          yes={language.text('rewards.yes')}
          first={first}
          isBusy={wish.isBusy}
          problem={wish.problem}
          onYes={() => onRedeem(wish)}
          onNo={drop}
        />
      )}
    </li>
  );
}

function reasonOf({ reason, missing }: Reward, language: Language): string {
  return reason === 'insufficient_points'
    ? language.text('rewards.missing', missing)
    : language.text(`rewards.${reason}`);
}

/** Unguessable where the browser can; else new all the same, which is what counts here. */
function newKey(): string {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}
