/** What a sign-in costs, password and code over HTTP with row rules and audit: in bare Argon2id hashes of the same strength. */
import { hashPassword } from '../src/modules/identity/password-hash.js';
import { appCode } from '../src/modules/identity/totp.js';
import { idOf } from './cast.js';
import { reportTimes, timed } from './measure.js';
import { startServer } from './servers.js';
import { close, openClient } from './stage.js';

const ROUNDS = 40;
const WARM_UP = 10;
const ACCOUNT = { email: 'person-0@kaiji.example', password: 'ベンチマークの長い合言葉' };

const client = await openClient();
await client.query('update user_account set password_hash = $2 where id = $1', [
  idOf('user', 0),
  await hashPassword(ACCOUNT.password),
]);
const kaiji = await startServer('kaiji-server');
const secret = await enrol();
const [signIns, hashes]: [number[], number[]] = [[], []];
for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  // Each code counts once; the next round is to take the one of the same half minute.
  await client.query('update totp_credential set last_step = 0');
  const [ours, floor] = [await timed(signIn), await timed(() => hashPassword(ACCOUNT.password))];
  if (round < WARM_UP) continue;
  signIns.push(ours);
  hashes.push(floor);
}
reportTimes('sign-in', signIns, hashes, { atMost: 2 });
await kaiji.stop();
await close();

async function signIn(): Promise<void> {
  const half = await post('/session', ACCOUNT, '');
  await post('/session/second-factor', { code: appCode(secret, new Date()) }, half.cookie);
}

/** The account's app: its seed. */
async function enrol(): Promise<string> {
  const half = await post('/session', ACCOUNT, '');
  const card = await post('/factors/totp', {}, half.cookie);
  const { secret: seed } = card.body as { secret: string };
  await post('/session/second-factor', { code: appCode(seed, new Date()) }, half.cookie);
  return seed;
}

/** @throws Error for an answer that is a refusal */
async function post(path: string, body: object, cookie: string): Promise<{ cookie: string; body: unknown }> {
  const answer = await fetch(`http://127.0.0.1:${kaiji.port}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(cookie === '' ? {} : { Cookie: cookie }) },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', body: JSON.parse(text) };
}
