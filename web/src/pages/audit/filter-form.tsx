import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { EVENT_TYPES } from '../../../../src/modules/audit/domain/event-types.js';
import { useAsk } from '../../api/ask.js';
import { listMembers } from '../../api/operations.js';
import { useLanguage, useText } from '../../i18n/text.js';
import { Button } from '../../ui/button.js';
import { SelectField, TextField } from '../../ui/field.js';
import { FieldFault } from '../../ui/field-faults.js';
import { Form, type Values } from '../../ui/form.js';
import { type EventsFilter, filterOf } from './events-filter.js';

/** Narrows the events to days, a kind and a person. */
export function FilterForm({ filter }: { filter: EventsFilter }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const navigate = useNavigate();
  const people = usePeople(filter.actorId);
  const kinds = Object.entries(EVENT_TYPES).map(([type, words]) => [type, words[language]] as const);
  const show = async (values: Values): Promise<void> => {
    const asked = filterOf({ ...filter, ...values });
    if (asked.from && asked.to && asked.from > asked.to) throw new FieldFault('to', text('audit.backwards'));
    await navigate({ to: '/audit', search: asked });
  };
  const all = (
    <Button look="text" onClick={() => void navigate({ to: '/audit', search: {} })}>
      {text('audit.all')}
    </Button>
  );
  return (
    <div className="rounded-12 border border-line bg-ground-2 p-4 print:hidden">
      <Form act={show} submit={text('audit.show')} look="plain" beside={Object.keys(filter).length > 0 && all}>
        <div className="grid gap-4 wide:grid-cols-4">
          <TextField name="from" type="date" label={text('audit.from')} defaultValue={filter.from} />
          <TextField name="to" type="date" label={text('audit.to')} defaultValue={filter.to} />
          <SelectField
            name="type"
            label={text('audit.type')}
            defaultValue={filter.type ?? ''}
            options={[['', text('audit.anyType')], ...kinds]}
          />
          <SelectField
            key={people.length}
            name="actorId"
            label={text('audit.who')}
            defaultValue={filter.actorId ?? ''}
            options={[['', text('audit.anybody')], ...people]}
          />
        </div>
      </Form>
    </div>
  );
}

/** The members of one's organization, and whoever else the filter names. */
function usePeople(named: string | undefined): readonly (readonly [id: string, name: string])[] {
  const { data } = useAsk(listMembers, { query: { limit: 200 } });
  const members = (data?.items ?? []).map(({ userId, name }) => [userId, name] as const);
  return named === undefined || members.some(([id]) => id === named) ? members : [...members, [named, named]];
}
