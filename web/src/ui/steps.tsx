import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icon.js';

/** Steps of one undertaking, one below the other. */
export function Steps({ children }: { children: ReactNode }): ReactElement {
  return <ol className="flex flex-col gap-1">{children}</ol>;
}

interface StepParts {
  readonly title: string;
  readonly number?: number;
  readonly done?: boolean;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One step: done, or the one to do now. */
export function Step({ title, number, done = false, aside, children }: StepParts): ReactElement {
  return (
    <li
      aria-current={done ? undefined : 'step'}
      className="group grid grid-cols-[2rem_minmax(0,1fr)] gap-x-4 max-wide:gap-x-3"
    >
      <div className="flex flex-col items-center gap-2 pb-1">
        <span
          className={`grid size-8 place-items-center rounded-full border-2 border-act font-bold ${done ? 'text-act' : 'bg-act text-paper'}`}
        >
          {done ? <Icon name="check" className="size-4 stroke-2" /> : number}
        </span>
        <span className="w-0.5 grow bg-act group-last:hidden" />
      </div>
      <div className="pb-4">
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <h2 className="text-17">{title}</h2>
          {aside}
        </div>
        <div className="mt-1">{children}</div>
      </div>
    </li>
  );
}
