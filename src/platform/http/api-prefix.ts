/** Path below which every operation lies. */
export const API_PREFIX = 'api/v1';

/** Paths for whoever watches the process, not for users: outside the prefix. */
export const OUTSIDE_PREFIX = ['livez', 'readyz'];
