import type { Ref } from 'preact';
import type { Language } from './language';

interface ConfirmProps {
  language: Language;
  /** The id of the text that names what it is about. */
  about: string;
  question: string;
  yes: string;
  first: Ref<HTMLButtonElement>;
  isBusy: boolean;
  /** The code of the refusal of the last try; empty before. */
  problem: string;
  onYes(): void;
  onNo(): void;
}

/** Asks once more before something happens to points, and says why it did not. */
export function Confirm(props: ConfirmProps) {
  const { language, about, question, yes, first, isBusy, problem, onYes, onNo } = props;
  return (
    <div class="confirm" role="group" aria-labelledby={about}>
      <p>{question}</p>
      <button
        ref={first}
        type="button"
        class="small"
        aria-disabled={isBusy}
        onClick={() => isBusy || onYes()}
      >
        {isBusy ? language.text('panel.loading') : yes}
      </button>
      <button type="button" class="small plain" aria-disabled={isBusy} onClick={() => isBusy || onNo()}>
        {language.text('rewards.no')}
      </button>
      <p role="alert">{problem && refusalOf(problem, language)}</p>
    </div>
  );
}

function refusalOf(code: string, language: Language): string {
  const key = `refusal.${code}`;
  const known = language.text(key);
  return known === key ? language.text('refusal.other') : known;
}
