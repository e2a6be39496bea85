import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../i18n/text.js';
import { Button, LinkButton } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { EntryFrame } from './entry-frame.js';

/** A screen that could not be opened. */
export function RouteFailure({ error }: ErrorComponentProps): ReactElement {
  const text = useText();
  const router = useRouter();
  return (
    <EntryFrame title={text('frame.kaiji')}>
      <Failure
        error={error as Error}
        acts={<Button onClick={() => void router.invalidate()}>{text('failure.again')}</Button>}
      />
    </EntryFrame>
  );
}

/** An address at which nothing stands. */
export function UnknownRoute(): ReactElement {
  const text = useText();
  return (
    <EntryFrame title={text('failure.notFound')} lead={text('failure.notFoundNext')}>
      <LinkButton to="/">{text('failure.toHome')}</LinkButton>
    </EntryFrame>
  );
}
