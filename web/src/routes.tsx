import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { Operation, Shape } from './api/operation.js';
import {
  createOrganization,
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
} from './api/operations.js';
import { signInSearch } from './pages/identity/sign-in-search.js';
import { filterOf } from './pages/audit/events-filter.js';
import { isMadeKind, type MadeKind } from './pages/identity/kinds.js';
import { leaveWhenSignedIn, signedIn } from './shell/gates.js';
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
    path: '/request',
    component: lazyRouteComponent(() => import('./pages/requests/request-link.js'), 'RequestLinkPage'),
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
