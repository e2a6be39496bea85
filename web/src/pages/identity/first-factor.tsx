import { Link, useLocation } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAct } from '../../api/ask.js';
import { challengePasskey, createSession, type HalfSession, signInWithPasskey } from '../../api/operations.js';
import { knowsPasskeys, showPasskey } from '../../api/passkey.js';
import { useText } from '../../i18n/text.js';
import { ActButton } from '../../ui/act-button.js';
import { PasswordField, TextField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';

interface FirstFactorParts {
  readonly onKnown: (known: HalfSession & { email: string }) => void;
  /** A passkey shows both factors at once. */
  readonly onSignedIn: () => void;
}

/** Address and password, or a passkey alone. */
export function FirstFactor({ onKnown, onSignedIn }: FirstFactorParts): ReactElement {
  const text = useText();
  return (
    <>
      <PasswordForm onKnown={onKnown} />
      <p>
        <Link to="/forgotten-password">{text('forgotten.link')}</Link>
      </p>
      {knowsPasskeys() && (
        <div className="border-t border-line pt-5">
          <PasskeyButton onSignedIn={onSignedIn} />
          <p className="mt-2 text-14 text-ink-2">{text('passkey.signInHint')}</p>
        </div>
      )}
    </>
  );
}

function PasskeyButton({ onSignedIn }: Pick<FirstFactorParts, 'onSignedIn'>): ReactElement {
  const text = useText();
  const challenge = useAct(challengePasskey);
  const signIn = useAct(signInWithPasskey);
  const act = async (): Promise<void> => {
    const passkey = await showPasskey(await challenge.mutateAsync({}));
    await signIn.mutateAsync({ body: { passkey } });
    onSignedIn();
  };
  return (
    <ActButton size="large" icon="key" wide act={act}>
      {text('passkey.signIn')}
    </ActButton>
  );
}

function PasswordForm({ onKnown }: Pick<FirstFactorParts, 'onKnown'>): ReactElement {
  const text = useText();
  const begin = useAct(createSession);
  const email = useLocation({ select: ({ state }) => state.email });
  const act = async ({ email = '', password = '' }: Values): Promise<void> =>
    onKnown({ ...(await begin.mutateAsync({ body: { email, password } })), email });
  return (
    <Form act={act} submit={text('signIn.next')} wide>
      <TextField
        name="email"
        defaultValue={email}
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
