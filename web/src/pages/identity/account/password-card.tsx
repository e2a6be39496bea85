import { type ReactElement, useState } from 'react';
import { useAct } from '../../../api/ask.js';
import { changePassword, listApiTokens, listSessions } from '../../../api/operations.js';
import { useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Banner } from '../../../ui/banner.js';
import { Card } from '../../../ui/card.js';
import { Confirm } from '../../../ui/confirm.js';
import { PasswordField } from '../../../ui/field.js';
import { passwordBlames } from '../new-password.js';

/** Changes one's password. */
export function PasswordCard(): ReactElement {
  const text = useText();
  const { email } = useMe();
  const [changed, setChanged] = useState(false);
  const change = useAct(changePassword, [listSessions, listApiTokens]);
  return (
    <Card
      title={text('password.label')}
      icon="lock"
      aside={
        <Confirm
          look="plain"
          label={text('account.changePassword')}
          title={text('account.changePassword')}
          submit={text('account.changePassword')}
          blames={passwordBlames('password')}
          act={async ({ current = '', password = '' }) => {
            await change.mutateAsync({ body: { current, password } });
            setChanged(true);
          }}
        >
          <p>{text('account.changePasswordMeans')}</p>
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            name="current"
            label={text('account.currentPassword')}
            autoComplete="current-password"
            required
          />
          <PasswordField
            name="password"
            label={text('password.new')}
            hint={text('password.hint')}
            autoComplete="new-password"
            required
          />
        </Confirm>
      }
    >
      {changed ? (
        <Banner tone="ok" role="status" title={text('account.passwordChanged')} />
      ) : (
        <p className="text-14 text-ink-2">{text('account.passwordLead')}</p>
      )}
    </Card>
  );
}
