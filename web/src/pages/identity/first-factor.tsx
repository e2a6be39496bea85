import type { ReactElement } from 'react';
import { useAct } from '../../api/ask.js';
import { createSession, type HalfSession } from '../../api/operations.js';
import { useText } from '../../i18n/text.js';
import { PasswordField, TextField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';

/** Address and password. */
export function FirstFactor({ onKnown }: { onKnown: (known: HalfSession & { email: string }) => void }): ReactElement {
  const text = useText();
  const begin = useAct(createSession);
  const act = async ({ email = '', password = '' }: Values): Promise<void> =>
    onKnown({ ...(await begin.mutateAsync({ body: { email, password } })), email });
  return (
    <Form act={act} submit={text('signIn.next')} wide>
      <TextField
        name="email"
        type="email"
        label={text('signIn.email')}
        autoComplete="username webauthn"
        maxLength={254}
        required
      />
      <PasswordField name="password" label={text('password.label')} autoComplete="current-password" required />
    </Form>
  );
}
