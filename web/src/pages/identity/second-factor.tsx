import { type ReactElement, useState } from 'react';
import { useAct } from '../../api/ask.js';
import { challengeSecondFactor, type HalfSession, type Verified, verifySecondFactor } from '../../api/operations.js';
import { knowsPasskeys, showPasskey } from '../../api/passkey.js';
import { useText } from '../../i18n/text.js';
import { ActButton } from '../../ui/act-button.js';
import { Button } from '../../ui/button.js';
import { CodeField, TextField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';
import type { IconName } from '../../ui/icon.js';

type Way = HalfSession['factors'][number];

const WAYS: readonly Way[] = ['passkey', 'totp', 'recovery-code'];
const ICONS = { passkey: 'key', totp: 'phone', 'recovery-code': 'list' } as const satisfies Record<Way, IconName>;

interface SecondFactorParts {
  /** What the account has. */
  readonly factors: readonly Way[];
  readonly submit: string;
  /** By which way it was shown. */
  readonly onVerified: (verified: Verified, way: Way) => void | Promise<void>;
}

/** Shows the second factor: the app's code, or another way that the account has. */
export function SecondFactor({ factors, submit, onVerified }: SecondFactorParts): ReactElement {
  const text = useText();
  const ways = WAYS.filter((way) => factors.includes(way) && (way !== 'passkey' || knowsPasskeys()));
  const [chosen, setChosen] = useState<Way>();
  const way = chosen ?? ways[0] ?? 'recovery-code';
  return (
    <div className="flex flex-col gap-5">
      {way === 'passkey' && <Passkey {...{ submit, onVerified }} />}
      {way === 'totp' && <AppCode {...{ submit, onVerified }} />}
      {way === 'recovery-code' && <RecoveryCode {...{ submit, onVerified }} />}
      {ways.length > 1 && (
        <div className="border-t border-line pt-4">
          <p className="text-14 font-bold">{text('secondFactor.otherWays')}</p>
          <ul>
            {ways
              .filter((other) => other !== way)
              .map((other) => (
                <li key={other}>
                  <Button look="text" icon={ICONS[other]} onClick={() => setChosen(other)}>
                    {text(`secondFactor.way.${other}`)}
                  </Button>
                </li>
              ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Passkey({ onVerified }: Omit<SecondFactorParts, 'factors'>): ReactElement {
  const text = useText();
  const challenge = useAct(challengeSecondFactor);
  const verify = useAct(verifySecondFactor);
  const act = async (): Promise<void> => {
    const passkey = await showPasskey(await challenge.mutateAsync({}));
    await onVerified(await verify.mutateAsync({ body: { passkey } }), 'passkey');
  };
  return (
    <>
      <p className="text-14 text-ink-2">{text('passkey.how')}</p>
      <ActButton look="solid" size="large" icon="key" wide act={act}>
        {text('secondFactor.way.passkey')}
      </ActButton>
    </>
  );
}

function AppCode({ submit, onVerified }: Omit<SecondFactorParts, 'factors'>): ReactElement {
  const text = useText();
  const verify = useAct(verifySecondFactor);
  const act = async ({ code = '' }: Values): Promise<void> =>
    onVerified(await verify.mutateAsync({ body: { code: code.replaceAll(/\s/g, '') } }), 'totp');
  return (
    <Form key="totp" act={act} submit={submit} wide>
      <CodeField
        name="code"
        label={text('secondFactor.code')}
        hint={text('secondFactor.codeHint')}
        maxLength={9}
        autoFocus
        required
      />
    </Form>
  );
}

function RecoveryCode({ submit, onVerified }: Omit<SecondFactorParts, 'factors'>): ReactElement {
  const text = useText();
  const verify = useAct(verifySecondFactor);
  const act = async ({ recoveryCode = '' }: Values): Promise<void> =>
    onVerified(await verify.mutateAsync({ body: { recoveryCode } }), 'recovery-code');
  return (
    <Form key="recovery-code" act={act} submit={submit} wide>
      <TextField
        name="recoveryCode"
        label={text('secondFactor.recoveryCode')}
        hint={text('secondFactor.recoveryHint')}
        autoComplete="off"
        maxLength={60}
        autoFocus
        required
      />
    </Form>
  );
}
