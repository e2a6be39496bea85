import type { ReactElement } from 'react';
import { addressOf } from '../../api/client.js';
import { startOidc } from '../../api/operations.js';
import { signOnProblem } from '../../i18n/ja/single-sign-on.js';
import { useText } from '../../i18n/text.js';
import { Banner } from '../../ui/banner.js';
import { AddressButton } from '../../ui/button.js';

const LAST = 'kaiji.single-sign-on';

/** The way in by an organization's own provider: of the organization in the link, or the one that this browser used last. */
export function SingleSignOn({ organization }: { organization: string | undefined }): ReactElement | null {
  const text = useText();
  const id = organization ?? localStorage.getItem(LAST);
  if (id === null) return null;
  return (
    <div className="border-b border-line pb-5">
      <AddressButton
        href={addressOf(startOidc, { path: { id } })}
        icon="building"
        size="large"
        wide
        onClick={() => localStorage.setItem(LAST, id)}
      >
        {text('signOn.begin')}
      </AddressButton>
      <p className="mt-2 text-14 text-ink-2">{text('signOn.hint')}</p>
    </div>
  );
}

/** Why the way in by a provider did not work, from the code of the refusal. */
export function SingleSignOnProblem({ code }: { code: string }): ReactElement {
  const text = useText();
  const known = code.replace('single-sign-on.', '');
  const words = isKnown(known) ? known : 'other';
  return (
    <Banner tone="stop" role="alert" title={text(`signOnProblem.${words}.title`)}>
      {text(`signOnProblem.${words}.next`, { code })}
    </Banner>
  );
}

function isKnown(code: string): code is keyof typeof signOnProblem {
  return Object.hasOwn(signOnProblem, code);
}
