import { render } from 'preact';
import type { Opening, OpenPanel } from '../contract';
import { addStyle } from '../style';
import { Door } from './door';
import { languageOf } from './language';
import css from './panel.css?inline';
import { Sheet } from './Sheet';
import { type View, Visit } from './visit';

/** Starts the panel below the launcher. It stays on the page from then on, so it opens at once again. */
function openPanel(opening: Opening): OpenPanel {
  const place = document.createElement('div');
  let language = languageOf(opening.config, opening.locale);
  let isOpen = false;
  let view: View = { kind: 'loading' };

  const visit = new Visit(new Door(opening.base, opening.locale), (next) => {
    view = next;
    language = language.calling(view.kind === 'member' ? view.balance.name : undefined);
    draw();
  });

  function draw(): void {
    render(
      <Sheet
        isOpen={isOpen}
        view={view}
        language={language}
        loginUrl={opening.loginUrl}
        onClose={close}
        onRetry={() => visit.retry()}
        visit={visit}
      />,
      place,
    );
  }

  function open(): void {
    isOpen = true;
    draw();
    visit.open();
  }

  function close(): void {
    if (isOpen) {
      isOpen = false;
      visit.close();
      draw();
      opening.onClose();
    }
  }

  addStyle(opening.root, css);
  opening.root.append(place);
  return { open, close };
}

window.loyalnestPanel = openPanel;
