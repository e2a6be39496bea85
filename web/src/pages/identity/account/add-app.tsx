import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { listFactors, type Verified } from '../../../api/operations.js';
import { useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Button } from '../../../ui/button.js';
import { Dialog, LeaveButton } from '../../../ui/dialog.js';
import { EnrolFactor } from '../enrol-factor.js';
import { RecoveryCodes } from '../recovery-codes.js';

/** Enrols an authenticator app, in the place of the one there is. */
export function AddApp({ replaces }: { replaces: boolean }): ReactElement {
  const text = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const { email } = useMe();
  const close = (): void => {
    setOpen(false);
    setCodes(undefined);
  };
  const onEnrolled = ({ recoveryCodes }: Verified): void => {
    void client.invalidateQueries({ queryKey: [listFactors.id] });
    if (recoveryCodes) setCodes(recoveryCodes);
    else close();
  };
  return (
    <>
      <Button size="small" icon="plus" onClick={() => setOpen(true)}>
        {text(replaces ? 'account.replaceApp' : 'account.addApp')}
      </Button>
      <Dialog title={text('enrol.title')} open={open} onClose={close}>
        {codes ? (
          <RecoveryCodes
            codes={codes}
            account={email}
            next={<Button onClick={close}>{text('recovery.kept')}</Button>}
          />
        ) : (
          <>
            {replaces && <p>{text('account.replaceAppMeans')}</p>}
            <EnrolFactor onEnrolled={onEnrolled} />
            <LeaveButton onClick={close} />
          </>
        )}
      </Dialog>
    </>
  );
}
