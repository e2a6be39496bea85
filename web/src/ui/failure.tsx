import type { ReactElement, ReactNode, Ref } from 'react';
import { isElsewhere, Refusal, Unreachable } from '../api/client.js';
import { PasskeyLeft } from '../api/passkey.js';
import { useText } from '../i18n/text.js';
import { Banner } from './banner.js';
import { Button } from './button.js';

/** Why something did not work, in the API's own words, and what to do next. */
export function Failure({
  error,
  acts,
  ref,
}: {
  error: Error;
  acts?: ReactNode;
  ref?: Ref<HTMLDivElement>;
}): ReactElement {
  const text = useText();
  const { title, detail } = wordsOf(error, text);
  const elsewhere = isElsewhere(error);
  const reload = <Button onClick={() => window.location.reload()}>{text('failure.reload')}</Button>;
  return (
    <Banner
      tone={elsewhere ? 'warn' : 'stop'}
      role="alert"
      title={title}
      acts={elsewhere ? reload : acts}
      {...(ref && { ref })}
    >
      {detail}
    </Banner>
  );
}

function wordsOf(error: Error, text: ReturnType<typeof useText>): { title: string; detail: string } {
  if (error instanceof Refusal) return { title: error.problem.title, detail: error.problem.detail ?? '' };
  if (error instanceof PasskeyLeft) return { title: text('passkey.left'), detail: text('passkey.leftNext') };
  if (error instanceof Unreachable) return { title: text('failure.unreachable'), detail: text('failure.tryLater') };
  return { title: text('failure.here'), detail: text('failure.tryLater') };
}
