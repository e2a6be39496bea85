import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { clientOf, type Person } from '../support/people.js';
import { fixture } from '../support/vendor-desk.js';

const WORKBOOK = '01-sds50-columns-circles.xlsx';

/** A write that is repeated under its key until it is acknowledged. */
interface Write {
  readonly key: string;
  readonly path: string;
  readonly body: object;
}

/** Vendors' programs at work: they write, and repeat under the same key whatever was not acknowledged. */
export class CrashLoad {
  /** Ids of products by name, as acknowledged. */
  readonly products = new Map<string, string>();
  /** Drafts into which a workbook was being taken over. */
  readonly drafts: string[] = [];
  private working = false;
  private workers: Promise<void>[] = [];

  constructor(
    private readonly url: string,
    private readonly vendor: Pick<Person, 'token'>,
  ) {}

  start(): void {
    this.working = true;
    this.workers = [this.writeProducts(), this.writeProducts(), this.writeProducts(), this.takeOver()];
  }

  /** Lets no further write begin; those that were begun are repeated until they are acknowledged. */
  async finish(): Promise<void> {
    this.working = false;
    await Promise.all(this.workers);
  }

  /** The product of each name, as the product tells now. */
  async found(): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (let path: string | null = '/products?limit=200'; path !== null;) {
      const page = (await this.client().get(path)).body as {
        items: { id: string; name: string }[];
        next: string | null;
      };
      for (const { id, name } of page.items) found.set(name, [...(found.get(name) ?? []), id]);
      path = page.next === null ? null : `/products?limit=200&cursor=${page.next}`;
    }
    return found;
  }

  /** How many rows of a draft are answered. */
  async answersOf(draftId: string): Promise<number> {
    return ((await this.client().get(`/drafts/${draftId}`)).body as { answers: unknown[] }).answers.length;
  }

  private client = () => clientOf(this.url, { Authorization: `Bearer ${this.vendor.token}` });

  private async writeProducts(): Promise<void> {
    while (this.working) {
      const name = `製品 ${randomUUID()}`;
      const { id } = await this.acknowledged<{ id: string }>('/products', { kind: 'service', name, version: '1' });
      this.products.set(name, id);
    }
  }

  private async takeOver(): Promise<void> {
    while (this.working) {
      const name = `取込 ${randomUUID()}`;
      const product = await this.acknowledged<{ id: string }>('/products', { kind: 'service', name, version: '1' });
      this.products.set(name, product.id);
      const { id } = await this.acknowledged<{ id: string }>('/disclosures', {
        productId: product.id,
        form: 'SDS',
        audience: 'private',
      });
      const draft = await this.acknowledged<{ id: string }>(`/disclosures/${id}/drafts`, {
        from: 'empty',
        templateId: 'sds-5.0',
      });
      this.drafts.push(draft.id);
      const uploaded = await this.client()
        .upload(`/drafts/${draft.id}/imports`, fixture(WORKBOOK), 'x.xlsx')
        .then(
          ({ status, body }) => (status === 201 ? (body as { id: string }) : null),
          () => null,
        );
      if (uploaded) await this.acknowledged(`/imports/${uploaded.id}/apply`, { otherwise: 'file', confirmForm: true });
    }
  }

  private async acknowledged<T>(path: string, body: object): Promise<T> {
    const write: Write = { key: randomUUID(), path, body };
    for (;;) {
      const answer = await this.once<T>(write);
      if (answer !== null) return answer;
      await wait(100);
    }
  }

  /** Null where nobody answered, or that it cannot be now. */
  private async once<T>({ key, path, body }: Write): Promise<T | null> {
    const answer = await this.client()
      .post(path, body, { 'Idempotency-Key': key })
      .then(
        (sent) => sent,
        () => null,
      );
    if (answer === null || answer.status >= 500 || answer.status === 409) return null;
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body as T;
  }
}
