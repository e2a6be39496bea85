import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';

/** A button that opens a list of acts below it, `label` saying to a screen reader what it is for; Escape or a press elsewhere closes it. */
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
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape' || !menu.current?.open) return;
      menu.current.open = false;
      menu.current.querySelector('summary')?.focus();
    };
    // A press elsewhere closes it, and so does one of its acts.
    const onClick = ({ target }: MouseEvent): void => {
      const details = menu.current;
      if (details?.open && target instanceof Element && leaves(target, details)) details.open = false;
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('click', onClick);
    };
  }, []);
  return (
    <details ref={menu} className="relative min-w-0">
      <summary className="flex min-h-11 min-w-0 list-none items-center gap-2 rounded-8 px-2 text-14 hover:underline [&::-webkit-details-marker]:hidden">
        {button}
        <span className="sr-only">{label}</span>
      </summary>
      <div className="absolute top-full z-50 mt-1 w-72 max-w-[calc(100vw-2rem)] rounded-8 border border-line bg-paper p-2 shadow-3 [.at-end_&]:right-0">
        {children}
      </div>
    </details>
  );
}

function leaves(target: Element, details: HTMLElement): boolean {
  if (target.closest('summary') !== null) return !details.contains(target);
  return !details.contains(target) || target.closest('button') !== null;
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
