import { type ReactElement, useState } from 'react';
import { useAct, useAsk } from '../../../api/ask.js';
import { type ApiToken, createApiToken, listApiTokens, type Role, revokeApiToken } from '../../../api/operations.js';
import { useMe } from '../../../api/session.js';
import { useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Answer, Nothing } from '../../../ui/answer.js';
import { Banner } from '../../../ui/banner.js';
import { Confirm } from '../../../ui/confirm.js';
import { CopyText } from '../../../ui/copy.js';
import { SelectField, TextField } from '../../../ui/field.js';
import { State } from '../../../ui/state.js';
import { type Column, Table } from '../../../ui/table.js';
import { ROLES } from '../roles.js';
import { AccountPage } from './account-page.js';

/** Keys by which programs act for one, each shown once. */
export function ApiTokensPage(): ReactElement {
  const text = useText();
  const tokens = useAsk(listApiTokens, {});
  const [secret, setSecret] = useState<string>();
  return (
    <AccountPage acts={<MakeToken onMade={setSecret} />}>
      <p className="text-ink-2">{text('tokens.lead')}</p>
      {secret !== undefined && (
        <Banner tone="caution" role="status" title={text('tokens.once')}>
          <div className="mt-2">
            <CopyText label={text('tokens.token')} value={secret} />
          </div>
        </Banner>
      )}
      <Answer of={tokens}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing icon="key" title={text('tokens.none')} next={text('tokens.noneNext')} />
          ) : (
            <TokenTable tokens={items} />
          )
        }
      </Answer>
    </AccountPage>
  );
}

function MakeToken({ onMade }: { onMade: (secret: string) => void }): ReactElement {
  const text = useText();
  const { organization } = useMe();
  const make = useAct(createApiToken, [listApiTokens]);
  const within = ROLES.slice(0, ROLES.indexOf(organization.role) + 1);
  return (
    <Confirm
      look="solid"
      size="normal"
      label={text('tokens.make')}
      title={text('tokens.make')}
      submit={text('tokens.make')}
      act={async ({ name = '', role = 'viewer', days = '90' }) => {
        const made = await make.mutateAsync({ body: { name, role: role as Role, days: Number(days) } });
        onMade(made.token);
      }}
    >
      <TextField name="name" label={text('tokens.name')} hint={text('tokens.nameHint')} maxLength={100} required />
      <SelectField
        name="role"
        label={text('members.role')}
        options={within.map((role) => [role, `${text(`word.role.${role}`)} - ${text(`word.roleMeans.${role}`)}`])}
      />
      <SelectField
        name="days"
        label={text('tokens.days')}
        defaultValue="90"
        options={[30, 90, 180, 365].map((days) => [String(days), text('tokens.ofDays', { days })])}
      />
    </Confirm>
  );
}

function TokenTable({ tokens }: { tokens: readonly ApiToken[] }): ReactElement {
  const text = useText();
  const { date, dateTime } = useDates();
  const revoke = useAct(revokeApiToken, [listApiTokens]);
  const columns: Column<ApiToken>[] = [
    {
      head: text('tokens.name'),
      names: true,
      cell: ({ name, prefix }) => (
        <>
          {name}
          <span className="block font-mono text-ink-3">{prefix}…</span>
        </>
      ),
    },
    { head: text('members.role'), cell: ({ role }) => text(`word.role.${role}`) },
    { head: text('tokens.until'), cell: ({ expiresAt }) => date(expiresAt) },
    {
      head: text('account.lastUsed'),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? text('account.notYet') : dateTime(lastUsedAt)),
    },
    {
      head: text('account.acts'),
      cell: ({ id, name, revokedAt }) =>
        revokedAt === null ? (
          <Confirm
            label={text('tokens.revoke')}
            of={name}
            title={text('tokens.revokeOf', { name })}
            submit={text('tokens.revoke')}
            act={() => revoke.mutateAsync({ path: { id } })}
          >
            <p>{text('tokens.revokeMeans')}</p>
          </Confirm>
        ) : (
          <State tone="mute">{text('tokens.revoked')}</State>
        ),
    },
  ];
  return <Table caption={text('account.apiTokens')} columns={columns} rows={tokens} keyOf={({ id }) => id} />;
}
