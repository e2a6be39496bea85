import { type ReactElement, useState } from 'react';
import { useAct, usePages } from '../../api/ask.js';
import { listOrganizations, type NamedVendor, nameVendor } from '../../api/operations.js';
import { mayCall, useMe } from '../../api/session.js';
import { useDates } from '../../i18n/dates.js';
import { useText } from '../../i18n/text.js';
import { Nothing } from '../../ui/answer.js';
import { Banner } from '../../ui/banner.js';
import { Confirm } from '../../ui/confirm.js';
import { TextField } from '../../ui/field.js';
import { Listed } from '../../ui/listed.js';
import { Page } from '../../ui/page.js';
import { Table } from '../../ui/table.js';

/** The vendors that are on Kaiji, and a word to those that are not. */
export function VendorsPage(): ReactElement {
  const text = useText();
  const { date } = useDates();
  const me = useMe();
  const vendors = usePages(listOrganizations, { query: { kind: 'vendor' } });
  const [named, setNamed] = useState<NamedVendor>();
  return (
    <Page
      title={text('vendors.title')}
      lead={text('vendors.lead')}
      acts={mayCall(me, nameVendor) && <NameVendor onNamed={setNamed} />}
    >
      {named && (
        <Banner tone="ok" role="status" title={text('vendors.sent', { name: named.name })}>
          {text('vendors.sentNext', { email: named.invitation.email, until: date(named.invitation.expiresAt) })}
        </Banner>
      )}
      <Listed
        pages={vendors}
        none={<Nothing icon="building" title={text('vendors.none')} next={text('vendors.noneNext')} />}
      >
        {(items) => (
          <Table
            caption={text('vendors.title')}
            rows={items}
            keyOf={({ id }) => id}
            columns={[{ head: text('organization.name'), cell: ({ name }) => <b>{name}</b>, names: true }]}
          />
        )}
      </Listed>
    </Page>
  );
}

function NameVendor({ onNamed }: { onNamed: (vendor: NamedVendor) => void }): ReactElement {
  const text = useText();
  const act = useAct(nameVendor, [listOrganizations]);
  return (
    <Confirm
      look="solid"
      size="normal"
      label={text('vendors.named')}
      title={text('vendors.nameTitle')}
      submit={text('vendors.send')}
      act={async ({ name = '', contactEmail = '' }) => onNamed(await act.mutateAsync({ body: { name, contactEmail } }))}
    >
      <p>{text('vendors.nameMeans')}</p>
      <TextField name="name" label={text('organization.name')} maxLength={200} required />
      <TextField
        name="contactEmail"
        type="email"
        label={text('vendors.contact')}
        hint={text('vendors.contactHint')}
        maxLength={254}
        required
      />
    </Confirm>
  );
}
