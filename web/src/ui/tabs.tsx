import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef } from 'react';

/** Views of one subject, each with an address of its own. */
export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly (readonly [to: NonNullable<LinkProps['to']>, word: string])[];
}): ReactElement {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the row is wider than the screen: the view one is in must not be the one out of sight.
    row.current?.querySelector('[aria-current=page]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, []);
  return (
    <nav ref={row} aria-label={label} className="-mt-2 overflow-x-auto border-b border-line print:hidden">
      <ul className="flex gap-1">
        {tabs.map(([to, word]) => (
          <li key={to} className="shrink-0">
            <Link
              to={to}
              activeOptions={{ exact: true }}
              className="flex min-h-12 items-center border-y-4 border-transparent px-4 text-ink-2 -outline-offset-4 hover:bg-ground-2 hover:underline focus-visible:-outline-offset-4 aria-[current=page]:border-b-act aria-[current=page]:font-bold aria-[current=page]:text-act"
            >
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
