import type { ReactElement } from 'react';
import { useAct } from '../../../api/ask.js';
import { getOrganization, type OwnOrganization, rotateOrganizationKey } from '../../../api/operations.js';
import { mayCall, useMe } from '../../../api/session.js';
import { useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Card, Facts } from '../../../ui/card.js';
import { Confirm } from '../../../ui/confirm.js';
import { CopyText } from '../../../ui/copy.js';

/** The key that a vendor signs its disclosures with: its fingerprint, and the change to another. */
export function SigningKeyCard({ signingKey }: Pick<OwnOrganization, 'signingKey'>): ReactElement {
  const text = useText();
  const { date } = useDates();
  const me = useMe();
  return (
    <Card
      title={text('signingKey.title')}
      icon="key"
      aside={signingKey && mayCall(me, rotateOrganizationKey) && <Rotate />}
    >
      <div className="flex flex-col gap-4">
        <p className="text-14 text-ink-2">{text('signingKey.lead')}</p>
        {signingKey ? (
          <>
            <CopyText label={text('signingKey.fingerprint')} value={signingKey.keyId} />
            <Facts rows={[[text('signingKey.issuedOn'), date(signingKey.issuedOn)]]} />
          </>
        ) : (
          <p>{text('signingKey.none')}</p>
        )}
      </div>
    </Card>
  );
}

function Rotate(): ReactElement {
  const text = useText();
  const rotate = useAct(rotateOrganizationKey, [getOrganization]);
  return (
    <Confirm
      label={text('signingKey.rotate')}
      title={text('signingKey.rotateTitle')}
      submit={text('signingKey.rotate')}
      act={() => rotate.mutateAsync({})}
    >
      <p>{text('signingKey.rotateMeans')}</p>
    </Confirm>
  );
}
