import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { MailDelivery } from '../../src/platform/mail/mail-delivery.js';
import type { BareApp } from './app.js';

/** A mail as its receiver opens it. */
export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The links of the text, in their order. */
  readonly links: readonly string[];
}

/** The mails that lie in the product's mail folder for this address, oldest first; those that still wait are delivered before. */
export async function mailsTo(
  address: string,
  { nest, asSuperuser, dataFolder }: Pick<BareApp, 'nest' | 'asSuperuser' | 'dataFolder'>,
): Promise<ReceivedMail[]> {
  const waiting = await asSuperuser<{ id: string }>(
    'select id from outgoing_mail where sealed is not null order by id',
  );
  for (const { id } of waiting) await nest.get(MailDelivery).deliver(id);
  const folder = join(dataFolder, 'mail');
  const files = existsSync(folder) ? (await readdir(folder)).sort() : [];
  const mails = await Promise.all(files.map(async (file) => opened(await readFile(join(folder, file)))));
  return mails.filter(({ to }) => to === address);
}

/** A mail's bytes, read. */
export async function opened(bytes: Buffer | string): Promise<ReceivedMail> {
  const { to, subject = '', text = '' } = await PostalMime.parse(bytes);
  return { to: to?.[0]?.address ?? '', subject, text, links: text.match(/https?:\/\/\S+/g) ?? [] };
}
