import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useAct, usePages } from '../../../api/ask.js';
import {
  createOrganization,
  type InvitationLink,
  inviteFirstAdministrator,
  listOrganizations,
  type OrganizationSummary,
} from '../../../api/operations.js';
import { useText } from '../../../i18n/text.js';
import { Nothing } from '../../../ui/answer.js';
import { Chips } from '../../../ui/chips.js';
import { Confirm } from '../../../ui/confirm.js';
import { SelectField, TextField } from '../../../ui/field.js';
import { Listed } from '../../../ui/listed.js';
import { Table } from '../../../ui/table.js';
import { MADE_KINDS, type MadeKind } from '../kinds.js';
import { InvitationSent } from '../organization/invite-button.js';
import { LookInto } from './look-into.js';
import { OperatorPage } from './operator-page.js';

/** The organizations that use this installation. */
export function OrganizationsPage(): ReactElement {
  const text = useText();
  const navigate = useNavigate();
  const { kind } = useSearch({ from: '/inside/operation' });
  const organizations = usePages(listOrganizations, { query: kind ? { kind } : {} });
  return (
    <OperatorPage acts={<CreateOrganization />}>
      <Chips
        label={text('operator.kind')}
        value={kind ?? ''}
        options={[['', text('operator.all')], ...MADE_KINDS.map((one) => [one, text(`word.kind.${one}`)] as const)]}
        onChoose={(chosen) => void navigate({ to: '/operation', search: chosen === '' ? {} : { kind: chosen } })}
      />
      <Listed
        pages={organizations}
        none={<Nothing icon="building" title={text('operator.none')} next={text('operator.noneNext')} />}
      >
        {(items) => <OrganizationTable organizations={items} />}
      </Listed>
    </OperatorPage>
  );
}

function OrganizationTable({ organizations }: { organizations: readonly OrganizationSummary[] }): ReactElement {
  const text = useText();
  return (
    <Table
      caption={text('operator.organizations')}
      rows={organizations}
      keyOf={({ id }) => id}
      columns={[
        { head: text('operator.name'), cell: ({ name }) => <b>{name}</b>, names: true },
        { head: text('operator.kind'), cell: ({ kind }) => text(`word.kind.${kind}`) },
        {
          head: text('account.acts'),
          cell: (organization) =>
            organization.kind === 'operator' ? null : (
              <div className="flex flex-wrap gap-2">
                <InviteAdministrator organization={organization} />
                <LookInto organization={organization} />
              </div>
            ),
        },
      ]}
    />
  );
}

function CreateOrganization(): ReactElement {
  const text = useText();
  const create = useAct(createOrganization, [listOrganizations]);
  const [sent, setSent] = useState<InvitationLink>();
  return (
    <>
      <Confirm
        look="solid"
        size="normal"
        label={text('operator.create')}
        title={text('operator.create')}
        submit={text('operator.createAndInvite')}
        blames={{ 'organization.number-taken': 'corporateNumber' }}
        act={async ({ kind, name = '', corporateNumber, adminEmail = '' }) => {
          const number = corporateNumber ? { corporateNumber } : {};
          const made = await create.mutateAsync({ body: { kind: kind as MadeKind, name, adminEmail, ...number } });
          setSent(made.invitation);
        }}
      >
        <SelectField
          name="kind"
          label={text('operator.kind')}
          options={MADE_KINDS.map((kind) => [kind, text(`word.kind.${kind}`)])}
        />
        <TextField name="name" label={text('operator.name')} maxLength={200} required />
        <TextField
          name="corporateNumber"
          label={text('operator.corporateNumber')}
          hint={text('operator.corporateNumberHint')}
          inputMode="numeric"
          maxLength={40}
        />
        <TextField
          name="adminEmail"
          type="email"
          label={text('operator.adminEmail')}
          hint={text('operator.adminEmailHint')}
          maxLength={254}
          required
        />
      </Confirm>
      <InvitationSent invitation={sent} onClose={() => setSent(undefined)} />
    </>
  );
}

function InviteAdministrator({ organization: { id, name } }: { organization: OrganizationSummary }): ReactElement {
  const text = useText();
  const invite = useAct(inviteFirstAdministrator);
  const [sent, setSent] = useState<InvitationLink>();
  return (
    <>
      <Confirm
        look="plain"
        label={text('operator.invite')}
        of={name}
        title={text('operator.inviteTo', { name })}
        submit={text('invitations.send')}
        act={async ({ email = '' }) => setSent(await invite.mutateAsync({ path: { id }, body: { email } }))}
      >
        <p>{text('operator.inviteMeans')}</p>
        <TextField name="email" type="email" label={text('signIn.email')} maxLength={254} required />
      </Confirm>
      <InvitationSent invitation={sent} onClose={() => setSent(undefined)} />
    </>
  );
}
