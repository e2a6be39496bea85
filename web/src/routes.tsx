import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { Refusal } from './api/client.js';
import type { Me } from './api/operations.js';
import { meFor } from './api/session.js';
import { suggestLanguage } from './i18n/text.js';
import { RouteFailure, UnknownRoute } from './shell/route-failure.js';
import { WorkFrame } from './shell/work-frame.js';

/* The site map: every address of the screens and the page that stands there. */

const root = createRootRouteWithContext<{ readonly client: QueryClient }>()({ component: Outlet });

const entry = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: ({ next }: Record<string, unknown>): { next?: string } => (isOwnPath(next) ? { next } : {}),
    component: lazyRouteComponent(() => import('./pages/identity/sign-in.js'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazyRouteComponent(() => import('./pages/identity/set-up.js'), 'SetUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    component: lazyRouteComponent(() => import('./pages/identity/invitation.js'), 'InvitationPage'),
  }),
];

const work = createRoute({
  getParentRoute: () => root,
  id: 'work',
  beforeLoad: async ({ context, location }) => ({ me: await signedIn(context.client, location.href) }),
  component: WorkFrame,
});

const places = [
  createRoute({
    getParentRoute: () => work,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/home.js'), 'HomePage'),
  }),
];

/** The addresses and pages, for a browser. */
export function createSite(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([...entry, work.addChildren(places)]),
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: UnknownRoute,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createSite>;
  }
}

/** Who is signed in; whoever is not goes to sign-in and comes back to `href`. */
async function signedIn(client: QueryClient, href: string): Promise<Me> {
  try {
    const me = await meFor(client);
    suggestLanguage(me.language);
    return me;
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.status !== 401) throw error;
    throw redirect({ to: '/sign-in', search: href === '/' ? {} : { next: href } });
  }
}

/** A path of these screens: nothing that leads to another site. */
function isOwnPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path);
}
