import type { Language } from './language';

/** The outline of what is about to come, so that nothing jumps when it is there. */
export function Loading({ language }: { language: Language }) {
  return (
    <div role="status">
      <span class="unseen">{language.text('panel.loading')}</span>
      <div class="card bone" aria-hidden="true" />
      <Bones />
    </div>
  );
}

/** Rows of a history that is not there yet. */
export function Bones() {
  return (
    <div aria-hidden="true">
      <div class="bone line" />
      <div class="bone line" />
      <div class="bone line" />
    </div>
  );
}
