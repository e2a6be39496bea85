import { fromBuffer, type ZipFile } from 'yauzl';

/** Everything that can be read in an answer: its text, and that of the parts of a workbook. */
export async function textsOf(bytes: Buffer): Promise<string> {
  return bytes.subarray(0, 2).toString() === 'PK' ? (await partsOf(bytes)).join('\n') : bytes.toString();
}

async function partsOf(bytes: Buffer): Promise<string[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: false }, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  const parts: Promise<string>[] = [];
  zip.on('entry', (entry) => {
    parts.push(
      new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) {
            reject(error);
            return;
          }
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.once('end', () => {
            resolve(Buffer.concat(chunks).toString());
          });
          stream.once('error', reject);
        });
      }),
    );
  });
  await new Promise((resolve) => zip.once('end', resolve));
  return Promise.all(parts);
}
