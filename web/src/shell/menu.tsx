import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';

/** A button that opens a list of acts below it; Escape or a press elsewhere closes it. */
export function Menu({
  button,
  label,
  children,
}: {
  button: ReactNode;
  label: string;
  children: ReactNode;
}): ReactElement {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = menu.current;
    const close = (event: Event): void => {
      if (!details?.open) return;
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
      const outside = !(event instanceof KeyboardEvent) && !details.contains(event.target as Node);
      if (!escaped && !outside) return;
      details.open = false;
      if (escaped) details.querySelector('summary')?.focus();
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, []);
  return (
    <details ref={menu} className="relative min-w-0">
      <summary
        aria-label={label}
        className="flex min-h-11 min-w-0 list-none items-center gap-2 rounded-8 px-2 text-14 hover:underline [&::-webkit-details-marker]:hidden"
      >
        {button}
      </summary>
      <div
        className="absolute top-full z-50 mt-1 w-72 max-w-[calc(100vw-2rem)] rounded-8 border border-line bg-paper p-2 shadow-3 [.at-end_&]:right-0"
        onClick={() => menu.current?.removeAttribute('open')}
      >
        {children}
      </div>
    </details>
  );
}

const ITEM =
  'flex min-h-11 w-full items-center gap-2.5 rounded-6 px-3 py-1.5 text-left text-14 hover:bg-ground hover:underline';

/** One act of a menu. */
export function MenuButton({ onClick, children }: { onClick: () => void; children: ReactNode }): ReactElement {
  return (
    <button type="button" className={ITEM} onClick={onClick}>
      {children}
    </button>
  );
}

export const MENU_ITEM = ITEM;
