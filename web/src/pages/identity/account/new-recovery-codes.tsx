import { type ReactElement, useState } from 'react';
import { useAct } from '../../../api/ask.js';
import { listFactors, newRecoveryCodes } from '../../../api/operations.js';
import { useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Button } from '../../../ui/button.js';
import { Confirm } from '../../../ui/confirm.js';
import { Dialog } from '../../../ui/dialog.js';
import { RecoveryCodes } from '../recovery-codes.js';

/** Makes new recovery codes; the earlier ones no longer work. */
export function NewRecoveryCodes(): ReactElement {
  const text = useText();
  const make = useAct(newRecoveryCodes, [listFactors]);
  const [codes, setCodes] = useState<readonly string[]>();
  const { email } = useMe();
  const close = (): void => setCodes(undefined);
  return (
    <>
      <Confirm
        look="plain"
        label={text('account.newCodes')}
        title={text('account.newCodes')}
        submit={text('account.makeCodes')}
        act={async () => setCodes((await make.mutateAsync({})).recoveryCodes)}
      >
        <p>{text('account.newCodesMeans')}</p>
      </Confirm>
      <Dialog title={text('recovery.title')} open={codes !== undefined} onClose={close}>
        <RecoveryCodes
          codes={codes ?? []}
          account={email}
          next={
            <Button look="solid" size="large" onClick={close}>
              {text('account.codesKept')}
            </Button>
          }
        />
      </Dialog>
    </>
  );
}
