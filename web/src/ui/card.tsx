import { type ReactElement, type ReactNode, useId } from 'react';
import type { IconName } from './icon.js';
import { Icon } from './icon.js';

interface CardParts {
  readonly title: string;
  readonly icon?: IconName;
  /** Beside the title: a count, a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One thing to read or decide, with its heading. */
export function Card({ title, icon, aside, children }: CardParts): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-12 border border-line bg-paper">
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line-soft px-5 py-3.5">
        <h2 id={id} className="flex items-center gap-2 text-17">
          {icon && <Icon name={icon} className="size-5 text-act" />}
          {title}
        </h2>
        {aside}
      </div>
      <div className="px-5 py-4">{children}</div>
    </section>
  );
}

/** Names and values one below the other. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }): ReactElement {
  return (
    <dl className="grid gap-x-6 gap-y-2 wide:grid-cols-[max-content_minmax(0,1fr)]">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-14 text-ink-3">{name}</dt>
          <dd className="mb-2 wide:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
