import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { call, Refusal } from './api/client.js';
import type { Operation, Shape } from './api/operation.js';
import {
  createOrganization,
  getMe,
  getOidc,
  getOrganization,
  listAlarms,
  listApiTokens,
  listBreakGlass,
  listEvents,
  listInvitations,
  listMembers,
  listOperatorAccess,
  listPossibleDuplicates,
  nameVendor,
  openOperatorAccess,
  verifyAudit,
  type Me,
} from './api/operations.js';
import { meFor } from './api/session.js';
import { suggestLanguage } from './i18n/text.js';
import { type SignInSearch, signInSearch } from './pages/identity/sign-in-search.js';
import { filterOf } from './pages/audit/events-filter.js';
import { isMadeKind, type MadeKind } from './pages/identity/kinds.js';
import { RouteFailure, UnknownRoute } from './shell/route-failure.js';
import { WorkFrame } from './shell/work-frame.js';

/* The site map: every address of the screens and the page that stands there. */

const root = createRootRouteWithContext<{ readonly client: QueryClient }>()({ component: Outlet });

const entry = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: signInSearch,
    beforeLoad: leaveWhenSignedIn,
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
  createRoute({
    getParentRoute: () => root,
    path: '/forgotten-password',
    component: lazyRouteComponent(() => import('./pages/identity/forgotten-password.js'), 'ForgottenPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reset-password',
    component: lazyRouteComponent(() => import('./pages/identity/reset-password.js'), 'ResetPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/emergency',
    component: lazyRouteComponent(() => import('./pages/identity/emergency.js'), 'EmergencyPage'),
  }),
];

/** Addresses that need nobody to be signed in. */
export const ENTRY_PATHS: readonly string[] = entry.map(({ path }) => path);

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => ({ me: await signedIn(context.client, location.href) }),
  component: WorkFrame,
});

const places = [
  createRoute({
    getParentRoute: () => inside,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/home.js'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/account',
    component: lazyRouteComponent(() => import('./pages/identity/account/sign-in-ways.js'), 'SignInWaysPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/account/sessions',
    component: lazyRouteComponent(() => import('./pages/identity/account/sessions.js'), 'SessionsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/account/api-tokens',
    staticData: { opens: listApiTokens },
    component: lazyRouteComponent(() => import('./pages/identity/account/api-tokens.js'), 'ApiTokensPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organization',
    staticData: { opens: listMembers },
    component: lazyRouteComponent(() => import('./pages/identity/organization/members.js'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organization/invitations',
    staticData: { opens: listInvitations },
    component: lazyRouteComponent(() => import('./pages/identity/organization/invitations.js'), 'InvitationsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organization/data',
    staticData: { opens: getOrganization },
    component: lazyRouteComponent(
      () => import('./pages/identity/organization/organization-data.js'),
      'OrganizationDataPage',
    ),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organization/single-sign-on',
    staticData: { opens: getOidc },
    component: lazyRouteComponent(() => import('./pages/identity/organization/single-sign-on.js'), 'SingleSignOnPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organization/operator-access',
    staticData: { opens: listOperatorAccess },
    component: lazyRouteComponent(
      () => import('./pages/identity/organization/operator-access.js'),
      'OperatorLooksPage',
    ),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/vendors',
    staticData: { opens: nameVendor },
    component: lazyRouteComponent(() => import('./pages/identity/vendors.js'), 'VendorsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/operation',
    staticData: { opens: createOrganization },
    validateSearch: ({ kind }: Record<string, unknown>): { kind?: MadeKind } => (isMadeKind(kind) ? { kind } : {}),
    component: lazyRouteComponent(() => import('./pages/identity/operator/organizations.js'), 'OrganizationsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/operation/duplicates',
    staticData: { opens: listPossibleDuplicates },
    component: lazyRouteComponent(() => import('./pages/identity/operator/duplicates.js'), 'DuplicatesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/operation/looks',
    staticData: { opens: openOperatorAccess },
    component: lazyRouteComponent(() => import('./pages/identity/operator/looks.js'), 'LooksPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/operation/break-glass',
    staticData: { opens: listBreakGlass },
    component: lazyRouteComponent(() => import('./pages/identity/operator/break-glass.js'), 'BreakGlassPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/audit',
    staticData: { opens: listEvents },
    validateSearch: filterOf,
    component: lazyRouteComponent(() => import('./pages/audit/events.js'), 'EventsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/audit/alarms',
    staticData: { opens: listAlarms },
    validateSearch: ({ all }: Record<string, unknown>): { all?: true } => (all === true ? { all } : {}),
    component: lazyRouteComponent(() => import('./pages/audit/alarms.js'), 'AlarmsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/audit/verification',
    staticData: { opens: verifyAudit },
    component: lazyRouteComponent(() => import('./pages/audit/verification.js'), 'VerificationPage'),
  }),
];

/** The addresses and pages, for a browser. */
export function createSite(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([...entry, inside.addChildren(places)]),
    context: { client },
    scrollRestoration: true,
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: UnknownRoute,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createSite>;
  }
  interface HistoryState {
    /** Sign-in: the address of the account that was just made. */
    readonly email?: string;
    /** Sign-in: the name of the organization that was just left. */
    readonly left?: string;
    /** Sign-in: the name of whom the administration was handed over to. */
    readonly successor?: string;
  }
  interface StaticDataRouteOption {
    /** What the page lives on: whoever may not call it is told so instead. */
    readonly opens?: Pick<Operation<Shape>, 'roles'>;
  }
}

/** Whoever is signed in has nothing to do at sign-in, unless something went wrong on the way there. */
async function leaveWhenSignedIn({ search: { next = '/', problem } }: { search: SignInSearch }): Promise<void> {
  if (problem !== undefined) return;
  const isSignedIn = await call(getMe, {}).then(
    () => true,
    () => false,
  );
  if (isSignedIn) throw redirect({ href: next });
}

/** Who is signed in; whoever is not goes to sign-in and comes back to `href`. */
async function signedIn(client: QueryClient, href: string): Promise<Me> {
  try {
    const me = await meFor(client);
    suggestLanguage(me.language);
    return me;
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.status !== 401) throw error;
    const step = error.code === 'session.first-factor-only' ? { step: 'second-factor' as const } : {};
    throw redirect({ to: '/sign-in', search: { ...step, ...(href === '/' ? {} : { next: href }) } });
  }
}
