import type { ReactElement } from 'react';
import { useAct } from '../../../api/ask.js';
import { changeMe, getMe, type Language } from '../../../api/operations.js';
import { useMe } from '../../../api/session.js';
import { chooseLanguage, useText } from '../../../i18n/text.js';
import { Card, Facts } from '../../../ui/card.js';
import { Confirm } from '../../../ui/confirm.js';
import { SelectField, TextField } from '../../../ui/field.js';

const LANGUAGES = ['ja', 'en'] as const satisfies readonly Language[];

/** How one is called, and in which language screens and mails speak. */
export function ProfileCard(): ReactElement {
  const text = useText();
  const me = useMe();
  return (
    <Card title={text('account.profile')} icon="person" aside={<Change />}>
      <Facts
        rows={[
          [text('account.name'), me.name],
          [text('account.language'), text(`account.languages.${me.language}`)],
        ]}
      />
    </Card>
  );
}

function Change(): ReactElement {
  const text = useText();
  const me = useMe();
  const change = useAct(changeMe, [getMe]);
  return (
    <Confirm
      look="plain"
      label={text('account.changeProfile')}
      title={text('account.changeProfile')}
      submit={text('form.save')}
      act={async ({ name = '', language }) => {
        const changed = await change.mutateAsync({ body: { name, language: language as Language } });
        chooseLanguage(changed.language);
      }}
    >
      <TextField
        name="name"
        label={text('account.name')}
        defaultValue={me.name}
        autoComplete="name"
        maxLength={200}
        required
      />
      <SelectField
        name="language"
        label={text('account.language')}
        hint={text('account.languageHint')}
        defaultValue={me.language}
        options={LANGUAGES.map((language) => [language, text(`account.languages.${language}`)])}
      />
    </Confirm>
  );
}
