import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDraftView } from '../../src/modules/learning/form-drafts.service.js';
import type { Answer } from '../../src/modules/templates/domain/answer.js';
import type { Template } from '../../src/modules/templates/domain/template.js';
import { saidYes } from '../support/any-answers.js';
import { type Administrator, type Client, startApp, type TestApp } from '../support/app.js';
import { answer, made, newProduct } from '../support/disclosing.js';
import { bytesAt, fixture, takeOver } from '../support/vendor-desk.js';

const BLANK = '10-new-form-sds.xlsx';
const FILLED = '01-sds50-columns-circles.xlsx';
const because = (text: string) => ({ kind: 'explanation', text }) as const;
/** Answers that the workbook has words for only in its remarks. */
const REALISTIC: readonly Answer[] = [
  { value: 'na', reason: because('単独で使う製品のため') },
  { value: 'no', remark: '別紙2', reason: { kind: 'alternative_measure', text: 'IC カードによる認証' } },
  { value: 'yes', plannedOn: '2027-03-31', condition: '3.9 以降\n【理由】ではありません' },
  { value: 'waiting', waitingFor: 'データセンター事業者', responsibility: '病院' },
  { value: 'declined', reason: because('守秘義務のため') },
];

let app: TestApp;
let vendor: Administrator;
let other: Administrator;
let hospital: Administrator;
/** Forms of the vendor, learned from a blank workbook and from a filled one of the version that is shipped too. */
let fromBlank: string;
let fromFilled: string;
beforeAll(async () => {
  app = await startApp();
  [vendor, other] = [await app.organization('vendor'), await app.organization('vendor')];
  hospital = await app.organization('hospital');
  [fromBlank, fromFilled] = [await released(BLANK, '6.0'), await released(FILLED, '5.0')];
}, 60_000);
afterAll(() => app.stop());

async function released(name: string, version: string): Promise<string> {
  const match = ({ rowVersion }: FormDraftView) => ({ 'If-Match': `"${rowVersion}"` });
  const draft = await made<FormDraftView>(vendor.upload('/form-drafts', fixture(name), name));
  const changes = [{ name: { form: 'SDS', version, publisher: '例示工業会' } }];
  const named = await made<FormDraftView>(vendor.patch(`/form-drafts/${draft.id}`, { changes }, match(draft)));
  return (await made<{ id: string }>(vendor.post(`/form-drafts/${draft.id}/release`, {}, match(named)))).id;
}

async function draftOf(by: Client, templateId: string): Promise<string> {
  const { id: productId } = await newProduct(by);
  const { id } = await made<{ id: string }>(by.post('/disclosures', { productId, form: 'SDS' }));
  return (await made<{ id: string }>(by.post(`/disclosures/${id}/drafts`, { from: 'empty', templateId }))).id;
}

async function answersIn(by: Client, draftId: string): Promise<object> {
  const { answers } = await made<{ answers: { code: string; answer: object }[] }>(by.get(`/drafts/${draftId}`));
  return Object.fromEntries(answers.map((row) => [row.code, row.answer]));
}

describe('the workbook of a form learned from a blank one', () => {
  it('is there for everybody as it was uploaded', async () => {
    for (const by of [vendor, other, hospital])
      expect((await bytesAt(by, `/templates/${fromBlank}/workbook`)).equals(fixture(BLANK))).toBe(true);
  });

  it('takes the answers of any vendor, and gives them back when it is imported', async () => {
    const draftId = await draftOf(other, fromBlank);
    const form = await made<Template>(other.get(`/templates/${fromBlank}`));
    const rows = form.sections
      .flatMap(({ questions }) => questions)
      .filter(({ answerType }) => answerType === 'yes_no_na');
    const realistic = Object.fromEntries(REALISTIC.map((said, at) => [rows[at]!.code, said]));
    await answer(other, draftId, saidYes(form, realistic));
    const file = await bytesAt(other, `/workbooks/${draftId}?layout=official`);
    const again = await draftOf(other, fromBlank);
    await takeOver(other, again, file, '記入済み.xlsx');
    expect(await answersIn(other, again)).toMatchObject(await answersIn(other, draftId));
  });
});

describe('the workbook of a form learned from a filled one', () => {
  it('is for whoever released the form alone, and so are files made of it', async () => {
    expect((await bytesAt(vendor, `/templates/${fromFilled}/workbook`)).equals(fixture(FILLED))).toBe(true);
    await bytesAt(vendor, `/workbooks/${await draftOf(vendor, fromFilled)}?layout=official`);
    for (const path of [
      `/templates/${fromFilled}/workbook`,
      `/workbooks/${await draftOf(other, fromFilled)}?layout=official`,
    ])
      expect((await other.get(path)).body).toMatchObject({ status: 403, type: '/problems/layout.official-private' });
  });

  it('is read as the learned form, into a draft of the shipped one as that', async () => {
    for (const by of [vendor, other])
      expect((await by.upload('/workbooks/read', fixture(FILLED), FILLED)).body).toMatchObject({
        template: fromFilled,
      });
    const sent = await other.upload(`/drafts/${await draftOf(other, 'sds-5.0')}/imports`, fixture(FILLED), FILLED);
    expect(sent.body).toMatchObject({ templateId: 'sds-5.0', sure: 'certain' });
  });
});

it('there is none of a form that was not learned', async () => {
  for (const path of ['/templates/sds-5.0/workbook', `/workbooks/${await draftOf(vendor, 'sds-5.0')}?layout=official`])
    expect((await vendor.get(path)).body).toMatchObject({ status: 409, type: '/problems/layout.no-official' });
  expect((await vendor.get('/templates/none-1.0/workbook')).status).toBe(404);
});
