import { type ReactElement, useState } from 'react';
import { useAct, useAsk } from '../../../api/ask.js';
import {
  listOrganizations,
  listPossibleDuplicates,
  mergeOrganizations,
  type MergeReport,
  type PossibleDuplicateOfKnown,
} from '../../../api/operations.js';
import { useText } from '../../../i18n/text.js';
import { Answer, Nothing } from '../../../ui/answer.js';
import { Banner } from '../../../ui/banner.js';
import { Card } from '../../../ui/card.js';
import { Confirm } from '../../../ui/confirm.js';
import { OperatorPage } from './operator-page.js';

type Known = PossibleDuplicateOfKnown['organizations'][number];

/** Organizations that may stand here twice; a person decides. */
export function DuplicatesPage(): ReactElement {
  const text = useText();
  const found = useAsk(listPossibleDuplicates, {});
  return (
    <OperatorPage>
      <p className="text-ink-2">{text('duplicates.lead')}</p>
      <Answer of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing icon="check" title={text('duplicates.none')} />
          ) : (
            items.map((pair) => <Pair key={pair.organizations.map(({ id }) => id).join()} pair={pair} />)
          )
        }
      </Answer>
    </OperatorPage>
  );
}

function Pair({ pair: { because, organizations } }: { pair: PossibleDuplicateOfKnown }): ReactElement {
  const text = useText();
  const sorted = organizations.toSorted((one, other) => Number(other.isClaimed) - Number(one.isClaimed));
  const [kept] = sorted;
  return (
    <Card title={text(`duplicates.because.${because}`)} icon="building">
      <ul className="divide-y divide-line-soft">
        {sorted.map((organization) => (
          <li
            key={organization.id}
            className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0"
          >
            <div>
              <b>{organization.name}</b>
              <p className="text-14 text-ink-2">
                {[
                  text(`word.kind.${organization.kind}`),
                  organization.corporateNumber ?? text('duplicates.noNumber'),
                  text(organization.isClaimed ? 'duplicates.claimed' : 'duplicates.unclaimed'),
                ].join(' / ')}
              </p>
            </div>
            {kept && organization !== kept && <Merge from={organization} into={kept} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Merge({ from, into }: { from: Known; into: Known }): ReactElement {
  const text = useText();
  const merge = useAct(mergeOrganizations, [listPossibleDuplicates, listOrganizations]);
  const [rehearsed, setRehearsed] = useState<MergeReport>();
  const pair = { from: from.id, into: into.id };
  return (
    <Confirm
      label={text('duplicates.merge')}
      of={from.name}
      title={text('duplicates.mergeInto', { from: from.name, into: into.name })}
      submit={text(rehearsed ? 'duplicates.mergeNow' : 'duplicates.rehearse')}
      keepsOpen={!rehearsed}
      act={async () => {
        if (rehearsed) await merge.mutateAsync({ body: pair });
        else setRehearsed(await merge.mutateAsync({ body: { ...pair, rehearsal: true } }));
      }}
    >
      <p>{text('duplicates.mergeMeans', { from: from.name })}</p>
      {rehearsed && (
        <Banner
          tone={rehearsed.conflicts.length === 0 ? 'act' : 'stop'}
          role="status"
          title={text('duplicates.moves', { count: sum(rehearsed.moved) })}
        >
          {rehearsed.conflicts.length === 0
            ? text('duplicates.stays', { count: sum(rehearsed.stayed) })
            : text('duplicates.conflicts', { count: rehearsed.conflicts.length })}
        </Banner>
      )}
    </Confirm>
  );
}

function sum(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((total, count) => total + count, 0);
}
