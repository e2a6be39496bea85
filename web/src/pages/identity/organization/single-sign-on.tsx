import type { ReactElement } from 'react';
import { useAct, useAsk } from '../../../api/ask.js';
import { configureOidc, getOidc, removeOidc, type SingleSignOnCard } from '../../../api/operations.js';
import { useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Answer, Nothing } from '../../../ui/answer.js';
import { Card } from '../../../ui/card.js';
import { Confirm } from '../../../ui/confirm.js';
import { CopyText } from '../../../ui/copy.js';
import { CheckField, PasswordField, SelectField, TextField } from '../../../ui/field.js';
import { Form, type Values } from '../../../ui/form.js';
import { State } from '../../../ui/state.js';
import { OrganizationPage } from './organization-page.js';

/** Sign-in by the organization's own provider (OpenID Connect). */
export function SingleSignOnPage(): ReactElement {
  const settings = useAsk(getOidc, {});
  return (
    <OrganizationPage>
      <Answer of={settings}>{(card) => <Settings key={card.rowVersion} card={card} />}</Answer>
    </OrganizationPage>
  );
}

function Settings({ card }: { card: SingleSignOnCard }): ReactElement {
  const text = useText();
  const { organization } = useMe();
  if (card.allowedIssuers.length === 0)
    return <Nothing icon="key" title={text('sso.notOffered')} next={text('sso.notOfferedNext')} />;
  return (
    <>
      <Card title={text('sso.provider')} icon="key" aside={<Standing card={card} />}>
        <SettingsForm card={card} />
      </Card>
      <Card title={text('sso.addresses')} icon="copy">
        <div className="flex flex-col gap-4">
          <CopyText label={text('sso.redirectUri')} value={card.redirectUri} />
          <CopyText
            label={text('sso.startLink')}
            value={`${location.origin}/sign-in?organization=${organization.organizationId}`}
          />
        </div>
      </Card>
    </>
  );
}

function Standing({ card: { issuer, enabled, rowVersion } }: { card: SingleSignOnCard }): ReactElement {
  const text = useText();
  const remove = useAct(removeOidc, [getOidc]);
  if (issuer === null) return <State tone="mute">{text('sso.none')}</State>;
  return (
    <div className="flex items-center gap-2">
      <State tone={enabled ? 'ok' : 'mute'}>{text(enabled ? 'sso.on' : 'sso.off')}</State>
      <Confirm
        label={text('sso.remove')}
        title={text('sso.removeTitle')}
        submit={text('sso.remove')}
        act={() => remove.mutateAsync({ rowVersion })}
      >
        <p>{text('sso.removeMeans')}</p>
      </Confirm>
    </div>
  );
}

function SettingsForm({ card }: { card: SingleSignOnCard }): ReactElement {
  const text = useText();
  const configure = useAct(configureOidc, [getOidc]);
  const isNew = card.issuer === null;
  const act = ({ issuer = '', clientId = '', clientSecret, acr = '', amr = '', enabled }: Values): Promise<unknown> =>
    configure.mutateAsync({
      rowVersion: card.rowVersion,
      body: {
        issuer,
        clientId,
        ...(clientSecret && { clientSecret }),
        twoFactorAcr: words(acr),
        twoFactorAmr: words(amr),
        enabled: enabled !== undefined,
      },
    });
  return (
    <Form act={act} submit={text('form.save')}>
      <SelectField
        name="issuer"
        label={text('sso.issuer')}
        defaultValue={card.issuer ?? ''}
        options={card.allowedIssuers.map((issuer) => [issuer, issuer])}
      />
      <TextField name="clientId" label={text('sso.clientId')} defaultValue={card.clientId ?? ''} required />
      <PasswordField
        name="clientSecret"
        label={text('sso.clientSecret')}
        hint={isNew ? undefined : text('sso.clientSecretHint')}
        autoComplete="off"
        required={isNew}
      />
      <TextField
        name="acr"
        label={text('sso.acr')}
        hint={text('sso.acrHint')}
        defaultValue={card.twoFactorAcr.join(' ')}
      />
      <TextField
        name="amr"
        label={text('sso.amr')}
        hint={text('sso.amrHint')}
        defaultValue={card.twoFactorAmr.join(' ')}
      />
      <CheckField name="enabled" label={text('sso.enable')} defaultChecked={card.enabled} />
    </Form>
  );
}

function words(typed: string): readonly string[] {
  return typed.split(/[\s,、]+/).filter(Boolean);
}
