import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssessmentHead, AssessmentView } from '../../src/modules/assessments/domain/assessment-view.js';
import type { TreatmentView } from '../../src/modules/assessments/domain/treatment-view.js';
import type { Answer } from '../../src/modules/templates/domain/answer.js';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';
import { accepted, assess, at, corrected, day, judge, move, rowsOf, say, treat } from '../support/assessing.js';
import { made, published, type Vendor } from '../support/disclosing.js';
import { problem } from '../support/people.js';
import { ScopedServer } from '../house/row-scopes.js';

let app: TestApp;
let vendor: Vendor;
let clinic: Administrator;
let writer: Person;
let strangers: Administrator[];
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  clinic = await app.organization('hospital', 'さくら総合病院');
  writer = await clinic.member('editor');
  strangers = [
    await app.organization('hospital'),
    await app.organization('vendor'),
    await app.organization('industry_group'),
  ];
}, 60_000);
afterAll(() => app.stop());

const NO: Answer = { value: 'no', reason: { kind: 'explanation', text: '次の改版で対応' } };
const BUT = { '2': NO, '3': { value: 'waiting', waitingFor: 'IaaS事業者' }, '4': NO, '5': NO } as const;

const refused = async (
  sent: PromiseLike<{ body: unknown }>,
  status: number,
  code: string,
  facts = {},
): Promise<void> => {
  expect((await sent).body).toMatchObject({ ...problem(status, code), ...facts });
};

/** Agreed by the vendor, confirmed by the hospital. */
async function inForce(treatment: TreatmentView): Promise<TreatmentView> {
  const agreed = await made<TreatmentView>(say(vendor.approver, treatment, 'agree', '改版は3月。それまで照会に応じる'));
  return made<TreatmentView>(say(clinic, agreed, 'confirm'));
}

describe('a hospital assesses a revision', () => {
  it('row by row, locks it, opens it again for a reason, and is asked only what changed in the next one', async () => {
    const first = await published(vendor, 'sds-5.0', { but: BUT });
    const begun = await made<AssessmentView>(assess(writer, first.revisionId));
    expect(begun).toMatchObject({ state: 'open', fromRevisionId: null, moves: ['discard'], progress: { judged: 0 } });
    await refused(assess(writer, first.revisionId), 409, 'assessment.exists', { id: begun.id });
    const saying = (question: string, verdict: string) => judge(writer, begun, [{ question, verdict }]);
    await refused(saying('2', 'objection'), 400, 'assessment.note-missing');
    await refused(saying('none', 'confirmed'), 422, 'assessment.no-such-row');
    await made(judge(writer, begun, [{ question: '2', verdict: 'to_check' }]));
    const one = await made<AssessmentHead>(judge(clinic, begun, [{ question: '3', verdict: 'confirmed' }]));
    expect(one.progress).toMatchObject({ judged: 2, toCheck: 1 });
    expect((await judge(clinic, begun, [{ question: '2', verdict: 'confirmed' }])).status).toBe(412);
    expect((await move(clinic, begun, { move: 'complete' })).status).toBe(412);
    await refused(move(clinic, one, { move: 'complete' }), 409, 'assessment.rows-open');
    expect((await move(writer, one, { move: 'complete' })).status).toBe(403);
    await made(move(writer, one, { move: 'discard' }));

    const done = await accepted(clinic, first.revisionId);
    expect(done).toMatchObject({
      state: 'done',
      doneBy: clinic.userId,
      moves: ['reopen'],
      progress: { open: 0, objections: 1 },
    });
    await refused(judge(writer, done, [{ question: '2', verdict: 'none' }]), 409, 'assessment.locked');
    await refused(move(clinic, done, { move: 'reopen' }), 400, 'assessment.reason-missing');
    const opened = await made<AssessmentHead>(move(clinic, done, { move: 'reopen', reason: '再確認のため' }));
    expect(opened).toMatchObject({ state: 'open', reopenReason: '再確認のため', moves: ['complete'] });
    const again = await made<AssessmentHead>(move(clinic, opened, { move: 'complete' }));

    const second = await corrected(vendor, first, { '3': { value: 'yes' }, '5': { value: 'yes' } });
    expect((await clinic.get(`/assessments/${again.id}`)).body).toMatchObject({ newerRevisionId: second });
    const renewed = await made<AssessmentView>(assess(writer, second));
    expect(renewed.fromRevisionId).toBe(first.revisionId);
    expect(rowsOf(renewed).map(({ question, judgement, changes }) => [question, judgement, changes.length])).toEqual([
      ['3', null, 1],
      ['5', null, 1],
    ]);
    expect(renewed.progress).toMatchObject({ open: 2, objections: 1, kept: (begun.progress?.toJudge ?? 0) - 2 });
    const whole = await made<AssessmentView>(writer.get(`/assessments/${renewed.id}?show=all`));
    const objection = { verdict: 'objection', note: '一覧が必要', kept: true, by: clinic.userId };
    expect(rowsOf(whole).find(({ question }) => question === '2')?.judgement).toMatchObject(objection);
    await refused(move(clinic, again, { move: 'reopen', reason: 'x' }), 409, 'assessment.newer-begun');
    await refused(assess(strangers[0]!, first.revisionId), 409, 'revision.not-current');
    expect((await writer.get(`/assessments?productId=${first.productId}`)).body).toMatchObject({
      items: [{ id: renewed.id }, { id: again.id }, { state: 'discarded' }],
      next: null,
    });
  });

  it('that it may no longer read keeps what it thought, without what the vendor said', async () => {
    const only = await published(vendor, 'sds-5.0');
    const done = await accepted(clinic, only.revisionId);
    await made(vendor.approver.patch(`/disclosures/${only.disclosureId}`, { audience: 'private' }, at(1)));
    const kept = await made<AssessmentView>(writer.get(`/assessments/${done.id}`));
    expect(kept.progress).toBeNull();
    expect(rowsOf(kept).find(({ question }) => question === '2')).toMatchObject({
      state: null,
      answer: null,
      judgement: { note: '一覧が必要' },
    });
  });

  it('for itself alone', async () => {
    const only = await published(vendor, 'sds-5.0', { audience: 'everyone' });
    const done = await accepted(clinic, only.revisionId);
    for (const other of [...strangers, vendor.admin]) {
      const isHospital = other === strangers[0];
      expect((await other.get(`/assessments/${done.id}`)).status).toBe(isHospital ? 404 : 403);
      expect((await move(other, done, { move: 'reopen', reason: 'x' })).status).toBe(isHospital ? 404 : 403);
      expect((await assess(other, only.revisionId)).status).toBe(isHospital ? 201 : 403);
    }
    expect((await assess(writer, randomUUID())).status).toBe(404);
  });
});

describe('a hospital treats', () => {
  it('a risk that it accepts once the vendor explained and both agreed, until the row changes', async () => {
    const first = await published(vendor, 'sds-5.0', { but: BUT });
    const proposed = await made<TreatmentView>(treat(writer, first));
    expect(proposed).toMatchObject({
      state: 'proposed',
      counts: false,
      plan: { note: '委員会で審議' },
      moves: ['plan', 'change', 'withdraw'],
    });
    const alone = await made<TreatmentView>(treat(writer, first, { question: '3', kind: 'reduce' }));
    expect(alone).toMatchObject({ state: 'in_force', counts: true });
    await refused(treat(writer, first), 409, 'treatment.exists', { id: proposed.id });

    const asked = await made<{ items: TreatmentView[] }>(vendor.writer.get(`/treatments?productId=${first.productId}`));
    expect(asked.items).toMatchObject([{ id: proposed.id, hospitalName: 'さくら総合病院', plan: null, moves: [] }]);
    expect(JSON.stringify(asked)).not.toMatch(/委員会|台帳/);
    expect((await vendor.writer.get(`/treatments/${alone.id}`)).status).toBe(404);
    const server = await ScopedServer.open(app, { kind: 'vendor', admin: vendor.admin, marks: [], ids: new Map() });
    const seen: string[] = [];
    for (const table of ['treatment', 'treatment_step', 'treatment_plan', 'assessment'])
      seen.push(...(await server.read(table)).map((row) => `${table} ${row.includes(proposed.id)}`));
    await server.close();
    expect(seen).toEqual(['treatment true', 'treatment_step true']);
    for (const other of strangers.slice(0, 2)) expect((await other.get(`/treatments/${proposed.id}`)).status).toBe(404);
    expect((await say(strangers[1]!, proposed, 'agree', 'x')).status).toBe(404);
    expect((await say(vendor.writer, proposed, 'agree', 'x')).status).toBe(403);
    await refused(say(clinic, proposed, 'agree', 'x'), 403, 'treatment.not-allowed');
    await refused(say(clinic, proposed, 'confirm'), 409, 'treatment.wrong-state');
    await refused(say(vendor.approver, proposed, 'agree'), 400, 'treatment.text-missing');

    const declined = await made<TreatmentView>(say(vendor.approver, proposed, 'refuse', '対象外のため'));
    const reworded = { reason: '改版まで照会に応じてもらい受け入れる' };
    const anew = await made<TreatmentView>(
      writer.patch(`/treatments/${proposed.id}`, reworded, at(declined.rowVersion)),
    );
    const agreed = await inForce(anew);
    expect(agreed).toMatchObject({ state: 'in_force', counts: true, renewal: null });
    expect(agreed.steps.map((step) => step.move)).toEqual(['begin', 'refuse', 'change', 'agree', 'confirm']);
    expect(agreed.steps.filter(({ by }) => by === null).map(({ side }) => side)).toEqual(['vendor', 'vendor']);
    const planned = await writer.patch(`/treatments/${agreed.id}`, { doneOn: day(0) }, at(agreed.rowVersion));
    expect(planned.body).toMatchObject({ state: 'in_force', plan: { doneOn: day(0), measure: '院内台帳で把握' } });

    const shared = await made<TreatmentView>(
      writer.patch(`/treatments/${alone.id}`, { kind: 'transfer' }, at(alone.rowVersion)),
    );
    const { steps } = await made<TreatmentView>(vendor.writer.get(`/treatments/${alone.id}`));
    expect([shared.state, shared.steps.length, steps.map((step) => step.move)]).toEqual(['proposed', 2, ['change']]);

    const second = await corrected(vendor, first, {
      '2': { value: 'no', reason: { kind: 'explanation', text: '来期に延期' } },
    });
    const now = await made<{ items: TreatmentView[] }>(writer.get(`/treatments?productId=${first.productId}`));
    expect(now.items).toMatchObject([
      { id: alone.id, state: 'proposed' },
      { id: agreed.id, state: 'to_be_renewed', renewal: 'row_changed', counts: false },
    ]);
    const outdated = now.items[1]!;
    expect((await vendor.approver.get(`/treatments/${agreed.id}`)).body).toMatchObject({ state: 'to_be_renewed' });
    const renewal = await writer.post(
      `/treatments/${agreed.id}/renewal`,
      { reviewOn: day(60) },
      at(outdated.rowVersion),
    );
    expect(renewal.body).toMatchObject({ state: 'proposed', revisionId: second, reviewOn: day(60) });
    expect((await inForce(renewal.body as TreatmentView)).counts).toBe(true);
  });

  it('what is to be evaluated again, withdrawn, or no longer stood by', async () => {
    const only = await published(vendor, 'sds-5.0', { but: BUT });
    const treatment = await made<TreatmentView>(treat(writer, only, { kind: 'avoid' }));
    const look = async () => made<TreatmentView>(writer.get(`/treatments/${treatment.id}`));
    app.clock.set(new Date(Date.now() + 32 * 86_400_000).toISOString());
    try {
      expect(await look()).toMatchObject({
        state: 'reevaluation_due',
        counts: false,
        moves: ['plan', 'renew', 'withdraw'],
      });
    } finally {
      app.clock.set(null);
    }
    const { rowVersion } = await look();
    const withdraw = (version: number) => writer.post(`/treatments/${treatment.id}/withdrawal`, {}, at(version));
    expect((await withdraw(rowVersion + 1)).status).toBe(412);
    expect((await withdraw(rowVersion)).body).toMatchObject({ state: 'withdrawn', moves: [] });
    expect((await writer.get(`/treatments?productId=${only.productId}`)).body).toMatchObject({ items: [] });
    const again = await made<TreatmentView>(treat(writer, only, { kind: 'transfer' }));
    await made(vendor.approver.post(`/revisions/${only.revisionId}/withdrawal`, { reason: '誤記' }));
    const left = await made<TreatmentView>(writer.get(`/treatments/${again.id}`));
    expect(left).toMatchObject({ state: 'to_be_renewed', renewal: 'revision_withdrawn' });
    const renew = await writer.post(`/treatments/${again.id}/renewal`, { reviewOn: day(9) }, at(left.rowVersion));
    expect(renew.body).toMatchObject(problem(409, 'treatment.nothing-published'));
  });

  it('what an older form does not ask; not what says はい, unless it objects', async () => {
    const old = await published(vendor, 'sds-4.1');
    const gaps = await made<{ items: { question: string; state: string; templateId: string }[] }>(
      writer.get(`/products/${old.productId}/gaps`),
    );
    const gap = gaps.items.find(({ state }) => state === 'not_in_version')!;
    const { question, templateId } = gap;
    const treated = await made<TreatmentView>(treat(writer, old, { question, templateId, kind: 'reduce' }));
    expect(treated).toMatchObject({ templateId: 'sds-5.0', question, state: 'in_force' });
    await refused(treat(writer, old, { question }), 422, 'treatment.no-such-row');
    const { id: other } = await made<{ id: string }>(
      vendor.writer.post('/products', { kind: 'service', name: 'x', version: '1' }),
    );
    await refused(treat(writer, { ...old, productId: other }, {}), 404, 'revision.not-found');
    const fine = await published(vendor, 'sds-5.0');
    await refused(treat(writer, fine, {}), 409, 'treatment.nothing-to-treat');
    const judgements = [{ question: '2', verdict: 'objection', note: '疑義' }];
    await made(writer.post(`/revisions/${fine.revisionId}/assessments`, { judgements }));
    await refused(treat(writer, fine, { kind: 'reduce', measure: ' ' }), 400, 'treatment.measure-missing');
    await refused(treat(writer, fine, { reviewOn: day(-1) }), 400, 'treatment.past-day');
    expect((await treat(writer, fine)).body).toMatchObject({ state: 'proposed' });
  });
});
