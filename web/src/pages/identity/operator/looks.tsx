import type { ReactElement } from 'react';
import { useAct, usePages } from '../../../api/ask.js';
import { closeOperatorAccess, listOperatorAccess } from '../../../api/operations.js';
import { useText } from '../../../i18n/text.js';
import { ActButton } from '../../../ui/act-button.js';
import { Nothing } from '../../../ui/answer.js';
import { Listed } from '../../../ui/listed.js';
import { isOpen, OperatorAccessTable } from '../operator-access-table.js';
import { OperatorPage } from './operator-page.js';

/** The operators' looks into organizations so far. */
export function LooksPage(): ReactElement {
  const text = useText();
  const looks = usePages(listOperatorAccess, {});
  const close = useAct(closeOperatorAccess, [listOperatorAccess]);
  return (
    <OperatorPage>
      <Listed
        pages={looks}
        none={<Nothing icon="shield" title={text('looks.noneYet')} next={text('looks.noneYetNext')} />}
      >
        {(items) => (
          <OperatorAccessTable
            accesses={items}
            actsOf={(access) =>
              isOpen(access) && (
                <ActButton size="small" act={() => close.mutateAsync({ path: { id: access.id } })}>
                  {text('looks.end')}
                </ActButton>
              )
            }
          />
        )}
      </Listed>
    </OperatorPage>
  );
}
