import { useLayoutEffect, useRef } from 'preact/hooks';
import { Failure } from './Failure';
import { Guest } from './Guest';
import type { Language } from './language';
import { Loading } from './Loading';
import { Member } from './Member';
import type { View, Visit } from './visit';

interface SheetProps {
  isOpen: boolean;
  view: View;
  language: Language;
  loginUrl: string;
  onClose(): void;
  onRetry(): void;
  visit: Visit;
}

const SCROLLING = { tabIndex: 0, role: 'region', 'aria-labelledby': 'title' } as const;
const SMALL = '(max-width: 480px)';

/**
 * The dialog around whatever is shown. The browser's own modal keeps the page behind it out of reach;
 * the focus goes round inside, Escape and a press beside it close it, and the launcher has the focus back.
 */
export function Sheet(props: SheetProps) {
  const { isOpen, language, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);

  useLayoutEffect(() => {
    if (!isOpen) {
      return;
    }
    const sheet = dialog.current!;
    const page = document.documentElement;
    const { overflow } = page.style;
    sheet.showModal();
    if (matchMedia(SMALL).matches) {
      page.style.overflow = 'hidden';
    }
    return () => {
      page.style.overflow = overflow;
      sheet.close();
    };
  }, [isOpen]);

  // What vanishes under the focus must not take it along.
  const keepFocus = (): void => title.current!.focus();

  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby="title"
      aria-modal="true"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        } else if (event.key === 'Tab') {
          goRound(event, dialog.current!);
        }
        event.stopPropagation();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="inside">
        <header>
          <h2 id="title" ref={title} tabIndex={-1}>
            {language.text('panel.title')}
          </h2>
          <button type="button" class="close" aria-label={language.text('panel.close')} onClick={onClose}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 6l12 12M18 6L6 18" />
            </svg>
          </button>
        </header>
        {/* Focusable while it may scroll, for those who scroll by keyboard. */}
        <div class="content" {...(props.view.kind === 'member' && SCROLLING)}>
          {content(props, keepFocus)}
        </div>
      </div>
    </dialog>
  );
}

function content({ view, language, loginUrl, onRetry, visit }: SheetProps, keepFocus: () => void) {
  const retry = (): void => {
    keepFocus();
    onRetry();
  };
  switch (view.kind) {
    case 'loading':
      return <Loading language={language} />;
    case 'failed':
      return <Failure language={language} onRetry={retry} />;
    case 'guest':
      return <Guest language={language} loginUrl={loginUrl} />;
    case 'member':
      return <Member view={view} language={language} onRetry={retry} visit={visit} />;
  }
}

function goRound(event: KeyboardEvent, sheet: HTMLElement): void {
  const stops = [
    ...sheet.querySelectorAll<HTMLElement>('a[href], button:not([tabindex="-1"]), [tabindex="0"]'),
  ];
  const here = (sheet.getRootNode() as ShadowRoot).activeElement;
  const ahead = event.shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  if (!here || !stops.some((stop) => here.compareDocumentPosition(stop) & ahead)) {
    event.preventDefault();
    stops.at(event.shiftKey ? -1 : 0)?.focus();
  }
}
