import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Language } from './language';

interface TabsProps {
  names: readonly string[];
  chosen: string;
  language: Language;
  onChoose(name: string): void;
  children: ComponentChildren;
}

/** One of several things in one place. The chosen tab is the one that Tab reaches; arrows choose another. */
export function Tabs({ names, chosen, language, onChoose, children }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = names.length - 1 - names.indexOf(chosen);
      onChoose(names[next]!);
      (list.current!.children[next] as HTMLElement).focus();
    }
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-labelledby="title" ref={list} onKeyDown={step}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === chosen}
            aria-controls="tab-panel"
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {language.text(`${name}.title`)}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${chosen}`}>
        {children}
      </div>
    </>
  );
}
