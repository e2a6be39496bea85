import { type ReactElement, useState } from 'react';
import { useAct, useAsk } from '../../../api/ask.js';
import { Refusal } from '../../../api/client.js';
import {
  changeOrganization,
  getMe,
  getOrganization,
  type Organization,
  type OwnOrganization,
} from '../../../api/operations.js';
import { mayCall, useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Answer } from '../../../ui/answer.js';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { Card, Facts } from '../../../ui/card.js';
import { CheckField, TextField } from '../../../ui/field.js';
import { Form, type Values } from '../../../ui/form.js';
import { OrganizationPage } from './organization-page.js';
import { SigningKeyCard } from './signing-key.js';

/** What an organization says of itself, and the key that a vendor signs with. */
export function OrganizationDataPage(): ReactElement {
  const me = useMe();
  const found = useAsk(getOrganization, { path: { id: me.organization.organizationId } });
  return (
    <OrganizationPage>
      <Answer of={found}>{(organization) => <Data organization={organization} />}</Answer>
    </OrganizationPage>
  );
}

function Data({ organization }: { organization: OwnOrganization }): ReactElement {
  const text = useText();
  const isAdmin = mayCall(useMe(), changeOrganization);
  return (
    <>
      <Card title={text('organization.title')} icon="building">
        <p className="mb-4 text-14 text-ink-2">
          {text('organization.lead')} {!isAdmin && text('organization.readOnly')}
        </p>
        {isAdmin ? <Change key={organization.rowVersion} organization={organization} /> : <What of={organization} />}
      </Card>
      {organization.kind === 'vendor' && <SigningKeyCard signingKey={organization.signingKey} />}
    </>
  );
}

function What({ of: { kind, name, corporateNumber, singlePerson } }: { of: Organization }): ReactElement {
  const text = useText();
  return (
    <Facts
      rows={[
        [text('organization.name'), name],
        [text('organization.kind'), text(`word.kind.${kind}`)],
        [text('organization.number'), corporateNumber ?? text('organization.noNumber')],
        [text('organization.alone'), text(singlePerson ? 'organization.yes' : 'organization.no')],
      ]}
    />
  );
}

/** Where somebody else was quicker, what stands there now is shown first, and what was typed stays. */
function Change({ organization }: { organization: OwnOrganization }): ReactElement {
  const text = useText();
  const change = useAct(changeOrganization, [getOrganization, getMe]);
  const [conflict, setConflict] = useState<Organization>();
  const act = async ({ name = '', corporateNumber, singlePerson }: Values): Promise<void> => {
    const number = corporateNumber ? { corporateNumber } : {};
    const body = { name, ...number, singlePerson: singlePerson !== undefined };
    const { rowVersion } = conflict ?? organization;
    await change.mutateAsync({ path: { id: organization.id }, rowVersion, body }).catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== 'precondition.failed') throw error;
      setConflict(error.problem['current'] as Organization);
    });
  };
  return (
    <Form act={act} submit={text('form.save')}>
      <TextField
        name="name"
        label={text('organization.name')}
        defaultValue={organization.name}
        autoComplete="organization"
        maxLength={200}
        required
      />
      <TextField
        name="corporateNumber"
        label={text('organization.number')}
        hint={text('organization.numberHint')}
        defaultValue={organization.corporateNumber ?? ''}
        inputMode="numeric"
        maxLength={40}
      />
      <CheckField
        name="singlePerson"
        label={text('organization.alone')}
        hint={text('organization.aloneHint')}
        defaultChecked={organization.singlePerson}
      />
      {conflict && <Conflict current={conflict} />}
      {change.isSuccess && <Banner tone="ok" role="status" title={text('organization.saved')} />}
    </Form>
  );
}

function Conflict({ current }: { current: Organization }): ReactElement {
  const text = useText();
  const { organization } = useMe();
  const now = useAsk(getOrganization, { path: { id: organization.organizationId } });
  return (
    <Banner
      tone="caution"
      role="alert"
      title={text('organization.conflict')}
      acts={<Button onClick={() => void now.refetch()}>{text('organization.useCurrent')}</Button>}
    >
      <p className="mb-2">{text('organization.conflictNext')}</p>
      <What of={current} />
    </Banner>
  );
}
