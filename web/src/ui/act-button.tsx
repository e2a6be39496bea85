import { type ComponentProps, type ReactElement, useState } from 'react';
import { Button } from './button.js';
import { Failure } from './failure.js';

/** A button whose act needs no more words; why it did not work stands below it. */
export function ActButton({
  act,
  ...rest
}: { act: () => Promise<unknown> } & ComponentProps<typeof Button>): ReactElement {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const go = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    await act().catch((refused: unknown) => setError(refused as Error));
    setBusy(false);
  };
  return (
    <>
      <Button {...rest} busy={busy} onClick={() => void go()} />
      {error && <Failure error={error} />}
    </>
  );
}
