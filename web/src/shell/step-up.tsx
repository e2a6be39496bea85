import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { useAsk } from '../api/ask.js';
import { listFactors } from '../api/operations.js';
import { askProofWith } from '../api/proof.js';
import { useText } from '../i18n/text.js';
import { SecondFactor } from '../pages/identity/second-factor.js';
import { Dialog, LeaveButton } from '../ui/dialog.js';

/** Asks for the second factor once more where an act wants a fresh proof; the act then goes on. */
export function StepUp(): ReactElement {
  const text = useText();
  const [open, setOpen] = useState(false);
  const answer = useRef<(shown: boolean) => void>(undefined);
  const held = useAsk(listFactors, {}, { enabled: open });
  const ways = [...(held.data?.items ?? []).map(({ kind }) => kind), 'recovery-code' as const];
  const close = useCallback((shown: boolean): void => {
    answer.current?.(shown);
    answer.current = undefined;
    setOpen(false);
  }, []);
  useEffect(
    () =>
      askProofWith(
        () =>
          new Promise((resolve) => {
            answer.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  return (
    <Dialog title={text('stepUp.title')} open={open} onClose={() => close(false)}>
      <p>{text('stepUp.why')}</p>
      {held.data && <SecondFactor factors={ways} submit={text('stepUp.submit')} onVerified={() => close(true)} />}
      <LeaveButton onClick={() => close(false)} />
    </Dialog>
  );
}
