import type { ReactElement, ReactNode } from 'react';
import { Refusal } from '../api/client.js';
import { useText } from '../i18n/text.js';
import { Button } from './button.js';
import { Failure } from './failure.js';
import { Icon, type IconName } from './icon.js';

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

/** What an operation answered, while it has not: that it is coming, or why it does not come. */
export function Answer<T>({ of, children }: { of: Asked<T>; children: (answer: T) => ReactNode }): ReactNode {
  const text = useText();
  if (of.data !== undefined) return children(of.data);
  if (of.error === null) return <Waiting />;
  const again = <Button onClick={() => void of.refetch()}>{text('failure.again')}</Button>;
  if (of.error instanceof Refusal && of.error.problem.status === 403)
    return (
      <Nothing icon="lock" title={of.error.problem.title} next={of.error.problem.detail ?? text('failure.askAdmin')} />
    );
  return <Failure error={of.error} acts={again} />;
}

/** Something is on its way; said after a moment, so that fast answers do not flicker. */
export function Waiting(): ReactElement {
  const text = useText();
  return (
    <p role="status" className="min-h-24 animate-[appear_0.2s_0.5s_both] py-6 text-ink-3">
      {text('failure.waiting')}
    </p>
  );
}

/** An empty place: what is not there, and the next step. */
export function Nothing({
  icon,
  title,
  next,
  acts,
}: {
  icon: IconName;
  title: string;
  next?: string;
  acts?: ReactNode;
}): ReactElement {
  return (
    <div className="rounded-12 border border-line bg-paper p-6">
      <span className="mb-3 grid size-11 place-items-center rounded-full bg-ground text-ink-2">
        <Icon name={icon} />
      </span>
      <p className="text-17 font-bold">{title}</p>
      {next && <p className="mt-1 text-ink-2">{next}</p>}
      {acts && <div className="mt-4 flex flex-wrap gap-3">{acts}</div>}
    </div>
  );
}
