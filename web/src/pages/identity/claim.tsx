import { type ReactElement, useState } from 'react';
import { useAct } from '../../api/ask.js';
import { claimOrganization, type InvitationCard, type Me } from '../../api/operations.js';
import { useText } from '../../i18n/text.js';
import { Banner } from '../../ui/banner.js';
import { LinkButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Confirm } from '../../ui/confirm.js';

/** An administrator of a vendor takes over the page that a hospital made for the same vendor. */
export function Claim({ card, token, me }: { card: InvitationCard; token: string; me: Me }): ReactElement {
  const text = useText();
  const claim = useAct(claimOrganization);
  const [done, setDone] = useState(false);
  const names = { page: card.organizationName, own: me.organization.name, person: me.name };
  if (done)
    return (
      <Banner
        tone="ok"
        role="status"
        title={text('claim.done', names)}
        acts={<LinkButton to="/">{text('failure.toHome')}</LinkButton>}
      >
        {text('claim.doneNext')}
      </Banner>
    );
  return (
    <Card title={text('claim.title')} icon="building">
      <p className="mb-4">{text('claim.means', names)}</p>
      <Confirm
        look="plain"
        size="large"
        label={text('claim.submit')}
        title={text('claim.ask', names)}
        submit={text('claim.submit')}
        act={async () => {
          await claim.mutateAsync({ body: { token } });
          setDone(true);
        }}
      >
        <p>{text('claim.askMeans', names)}</p>
      </Confirm>
    </Card>
  );
}
