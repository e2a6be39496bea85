import { describe, expect, it } from '@jest/globals';
import { type KnownForms, type Published } from './asked-forms.js';
import {
  type Asked,
  type AskedItem,
  type KnownProduct,
  type OpenRequest,
  plan,
  type PlannedItem,
  type Surroundings,
} from './composition.js';

const TODAY = '2026-11-21';
const FORMS: KnownForms = new Map([
  ['sds-4.1', { form: 'SDS', version: '4.1' }],
  ['sds-5.0', { form: 'SDS', version: '5.0' }],
  ['mds-5.0', { form: 'MDS', version: '5.0' }],
]);
const MIRAI = { id: 'v1', name: 'みらい', registered: true };
const UNREGISTERED = { id: 'v2', name: '青空', registered: false };
const published = (templateId: string, validUntil = '2027-11-20'): Published => ({
  templateId,
  revisionId: `r-${templateId}`,
  validUntil,
});
const product = (more: Partial<KnownProduct> = {}): KnownProduct => ({
  id: 'p1',
  name: 'カルテ',
  version: '3.2',
  vendor: MIRAI,
  published: [],
  onRequest: [],
  ...more,
});
const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  products: new Map([['p1', product()]]),
  vendors: new Map([
    ['v1', MIRAI],
    ['v2', UNREGISTERED],
  ]),
  named: new Map([['青空', UNREGISTERED]]),
  registered: new Map([['みらい', [MIRAI]]]),
  open: [],
  forms: FORMS,
  today: TODAY,
  ...more,
});
const having = (...there: Published[]) => around({ products: new Map([['p1', product({ published: there })]]) });
const SDS = { templateId: 'sds-5.0', olderAccepted: false };
const asked = (items: readonly AskedItem[], more: Partial<Asked> = {}): Asked => ({
  items,
  forms: [SDS],
  criteria: [],
  ...more,
});
const one = (item: AskedItem, known = around(), more: Partial<Asked> = {}): PlannedItem =>
  plan(asked([item], more), known)[0]!;
const open = (more: Partial<OpenRequest> = {}): OpenRequest => ({
  id: 'q1',
  vendorId: 'v1',
  productId: 'p1',
  productName: 'カルテ',
  productVersion: '3.2',
  forms: [SDS],
  criteria: [],
  contactEmail: null,
  ...more,
});

describe('a line of a call', () => {
  it.each<[string, AskedItem, string]>([
    ['nobody', {}, 'request.whom'],
    ['a product and a vendor', { productId: 'p1', vendorId: 'v1' }, 'request.whom'],
    ['a vendor by id and by name', { vendorId: 'v1', vendorName: 'みらい', productName: 'x' }, 'request.whom'],
    ['a product that the hospital does not see', { productId: 'p9' }, 'product.not-found'],
    ['a vendor that is none', { vendorId: 'v9', productName: 'x' }, 'organization.not-found'],
    ['a vendor without a product', { vendorId: 'v1' }, 'request.no-product-name'],
    ['a new vendor without a product', { vendorName: '新', contactEmail: 'a@b.example' }, 'request.no-product-name'],
    ['a new vendor without an address', { vendorName: '新', productName: 'x' }, 'request.no-contact'],
    ['a vendor nobody registered, without an address', { vendorId: 'v2', productName: 'x' }, 'request.no-contact'],
    [
      'a registered vendor by its name, whatever its legal form',
      { vendorName: '（株）みらい', productName: 'x', contactEmail: 'a@b.example' },
      'request.name-registered',
    ],
    ['nothing', { productId: 'p1', forms: [] }, 'request.nothing-asked'],
    ['a form that nobody knows', { productId: 'p1', forms: [{ ...SDS, templateId: 'x' }] }, 'request.form-unknown'],
  ])('that asks %s is refused', (_, item, fault) => {
    expect(one(item)).toMatchObject({ outcome: 'refused', fault });
  });

  it('that asks another company of a registered name is sent, once that is said', () => {
    const other = { vendorName: 'みらい', otherCompany: true, productName: 'x', contactEmail: 'a@b.example' };
    expect(one(other)).toMatchObject({ outcome: 'to_send', vendor: null, vendorName: 'みらい' });
  });

  it('asks a registered vendor for a product on Kaiji, or for one by its name', () => {
    expect(one({ productId: 'p1' })).toMatchObject({ outcome: 'to_send', productName: 'カルテ', vendorName: 'みらい' });
    expect(one({ vendorId: 'v1', productName: '検査', contactEmail: 'a@b.example' })).toMatchObject({
      outcome: 'to_send',
      productId: null,
      productName: '検査',
      contactEmail: null,
    });
  });

  it('names a new vendor, or means the one that was named before', () => {
    const contactEmail = 'a@b.example';
    expect(one({ vendorName: '新', productName: 'x', contactEmail })).toMatchObject({ vendor: null, vendorName: '新' });
    expect(one({ vendorName: '青空', productName: 'x', contactEmail })).toMatchObject({
      vendor: UNREGISTERED,
      contactEmail,
    });
  });

  it('writes to the address that an open request was written to', () => {
    const known = around({ open: [open({ vendorId: 'v2', productId: null, contactEmail: 'a@b.example' })] });
    expect(one({ vendorId: 'v2', productName: 'x' }, known)).toMatchObject({ contactEmail: 'a@b.example' });
  });
});

describe('what is published', () => {
  it.each<[string, Published[], boolean, PlannedItem['outcome'], string]>([
    ['nothing', [], true, 'to_send', 'missing'],
    ['another form', [published('mds-5.0')], true, 'to_send', 'missing'],
    ['the form', [published('sds-5.0')], false, 'answered', 'answered'],
    ['an older version, which does', [published('sds-4.1')], true, 'answered', 'answered'],
    ['an older version, which does not', [published('sds-4.1')], false, 'to_send', 'older'],
    ['the form on its last day', [published('sds-5.0', TODAY)], false, 'answered', 'answered'],
    ['the form past its last day', [published('sds-5.0', '2026-11-20')], true, 'to_send', 'expired'],
  ])('%s', (_, there, olderAccepted, outcome, state) => {
    const planned = one({ productId: 'p1' }, having(...there), { forms: [{ ...SDS, olderAccepted }] });
    expect([planned.outcome, planned.forms[0]?.state]).toEqual([outcome, state]);
    expect(planned.submission).toHaveLength(outcome === 'answered' ? 1 : 0);
  });

  it('answers at once only all of what is asked', () => {
    const forms = [SDS, { templateId: 'mds-5.0', olderAccepted: false }];
    expect(one({ productId: 'p1' }, having(published('sds-5.0')), { forms }).outcome).toBe('to_send');
    expect(one({ productId: 'p1' }, having(published('sds-5.0'), published('mds-5.0')), { forms })).toMatchObject({
      outcome: 'answered',
      submission: [{ revisionId: 'r-sds-5.0' }, { revisionId: 'r-mds-5.0' }],
    });
  });

  it('never answers for criteria', () => {
    const known = having(published('sds-5.0'));
    expect(one({ productId: 'p1' }, known, { criteria: ['ア'] }).outcome).toBe('to_send');
    expect(one({ productId: 'p1' }, known, { forms: [], criteria: ['ア'] }).outcome).toBe('to_send');
  });

  it('on request is told, and has to be asked for', () => {
    const known = around({ products: new Map([['p1', product({ onRequest: ['SDS', 'MDS'] })]]) });
    expect(one({ productId: 'p1' }, known)).toMatchObject({ outcome: 'to_send', onRequest: ['SDS'] });
  });
});

describe('what is asked already', () => {
  const again = (request: OpenRequest, more: Partial<Asked> = {}) =>
    one({ productId: 'p1' }, around({ open: [request] }), more);

  it('is not asked twice', () => {
    expect(again(open())).toMatchObject({ outcome: 'asked_already', openRequestId: 'q1', sameAs: null });
    expect(again(open({ criteria: ['ア'] }))).toMatchObject({ outcome: 'asked_already' });
  });

  it.each<[string, OpenRequest, Partial<Asked>]>([
    ['of another product', open({ productId: 'p2' }), {}],
    ['of a product by name', open({ productId: null }), {}],
    ['of another form', open({ forms: [{ ...SDS, templateId: 'mds-5.0' }] }), {}],
    ['of fewer criteria', open(), { criteria: ['ア'] }],
  ])('%s is something else', (_, request, more) => {
    expect(again(request, more).outcome).toBe('to_send');
  });

  it('in the same call is asked once', () => {
    const contactEmail = 'a@b.example';
    const x = { vendorName: '新', productName: 'x', contactEmail };
    const mds = [{ templateId: 'mds-5.0', olderAccepted: false }];
    const items = [
      { productId: 'p1' },
      x,
      { productId: 'p1', forms: mds },
      x,
      { productId: 'p1' },
      { ...x, productName: 'y' },
    ];
    const planned = plan(asked(items), around());
    expect(planned.map(({ outcome, sameAs }) => [outcome, sameAs])).toEqual([
      ['to_send', null],
      ['to_send', null],
      ['to_send', null],
      ['asked_already', 1],
      ['asked_already', 0],
      ['to_send', null],
    ]);
    expect(planned.map(({ item }) => item)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
