import type { ReactElement } from 'react';
import { useAct } from '../../../api/ask.js';
import { type HeldFactor, listFactors, removeFactor, renamePasskey } from '../../../api/operations.js';
import { useText } from '../../../i18n/text.js';
import { Confirm } from '../../../ui/confirm.js';
import { TextField } from '../../../ui/field.js';

/** What a second factor is called: its owner's name for it, else its kind. */
export function useFactorName(): (factor: HeldFactor) => string {
  const text = useText();
  return ({ kind, name }) =>
    name === null ? text(`account.factor.${kind}`) : `${name} (${text(`account.factor.${kind}`)})`;
}

/** What its owner can do with a second factor. */
export function FactorActs({ factor, isLast }: { factor: HeldFactor; isLast: boolean }): ReactElement {
  const text = useText();
  const name = useFactorName()(factor);
  const path = { id: factor.id };
  const rename = useAct(renamePasskey, [listFactors]);
  const remove = useAct(removeFactor, [listFactors]);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {factor.kind === 'passkey' && (
        <Confirm
          look="plain"
          label={text('passkey.rename')}
          of={name}
          title={text('passkey.rename')}
          submit={text('form.save')}
          act={({ name: newName = '' }) => rename.mutateAsync({ path, body: { name: newName } })}
        >
          <TextField
            name="name"
            label={text('passkey.name')}
            defaultValue={factor.name ?? ''}
            maxLength={100}
            required
          />
        </Confirm>
      )}
      {isLast ? (
        <span className="text-ink-3">{text('account.lastFactor')}</span>
      ) : (
        <Confirm
          label={text('account.remove')}
          of={name}
          title={text('account.removeFactor', { name })}
          submit={text('account.remove')}
          act={() => remove.mutateAsync({ path })}
        >
          <p>{text('account.removeFactorMeans')}</p>
        </Confirm>
      )}
    </div>
  );
}
