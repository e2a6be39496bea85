/** `__Host-`: the browser keeps it to this host, this path and encrypted connections. */
export const SESSION_COOKIE = '__Host-kaiji';

/** How the cookie is set: no script reads it, and no other site's page sends it with a form. */
export const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
