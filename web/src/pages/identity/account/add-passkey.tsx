import type { ReactElement } from 'react';
import { useAct } from '../../../api/ask.js';
import { beginPasskey, enrolPasskey, listFactors } from '../../../api/operations.js';
import { makePasskey } from '../../../api/passkey.js';
import { useText } from '../../../i18n/text.js';
import { Confirm } from '../../../ui/confirm.js';
import { TextField } from '../../../ui/field.js';

/** Makes a passkey on a device of one's choice. */
export function AddPasskey(): ReactElement {
  const text = useText();
  const begin = useAct(beginPasskey);
  const enrol = useAct(enrolPasskey, [listFactors]);
  return (
    <Confirm
      look="plain"
      label={text('passkey.add')}
      title={text('passkey.add')}
      submit={text('passkey.make')}
      act={async ({ name = '' }) => {
        const passkey = await makePasskey(await begin.mutateAsync({}));
        await enrol.mutateAsync({ body: { name, passkey } });
      }}
    >
      <p>{text('passkey.addHow')}</p>
      <TextField name="name" label={text('passkey.name')} hint={text('passkey.nameHint')} maxLength={100} required />
    </Confirm>
  );
}
