import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop } from './say.mjs';

/** A server that was just killed may hold its port for a moment. */
const PATIENCE = 3000;

/** Stops with a sentence if Kaiji cannot listen there. A machine without IPv6 has no ::1, which is no reason to stop. */
export async function checkPort(hosts, port) {
  for (const host of hosts) {
    const code = await refusal(host, port);
    const isAbsentLoopback = hosts.length > 1 && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT');
    if (code && !isAbsentLoopback) throw new Stop(sentence(code, host, port));
  }
}

async function refusal(host, port) {
  for (const until = Date.now() + PATIENCE; ; await sleep(100)) {
    const code = await tryToListen(host, port);
    if (code !== 'EADDRINUSE' || Date.now() > until) return code;
  }
}

function tryToListen(host, port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', ({ code }) => resolve(code));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });
}

function sentence(code, host, port) {
  if (code === 'EADDRINUSE') {
    return {
      ja: `ポート ${port} は他のプログラムが使用中です。それを止めるか、PORT を変えてください(例: PORT=3100 npm start)。`,
      en: `Port ${port} is in use by another program. Stop it, or change PORT (for example PORT=3100 npm start).`,
    };
  }
  if (code === 'EACCES') {
    return {
      ja: `ポート ${port} で待ち受ける権限がありません。1024 以上の PORT を設定してください。`,
      en: `There is no permission to listen on port ${port}. Set a PORT of 1024 or more.`,
    };
  }
  return {
    ja: `HOST の「${host}」はこの機械のアドレスではありません(${code})。`,
    en: `"${host}" in HOST is not an address of this machine (${code}).`,
  };
}
