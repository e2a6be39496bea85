import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refusal } from './api/client.js';
import { shownOrganization } from './api/session.js';
import { callFor } from './api/shown-organization.js';
import { createSite, ENTRY_PATHS } from './routes.js';
import './styles.css';

const client = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenEnded }),
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 5_000 } },
});
const site = createSite(client);
callFor(() => shownOrganization(client));

/** A session that ended while a screen was open leads to sign-in, and from there back. */
function leaveWhenEnded(error: Error): void {
  const isEntry = ENTRY_PATHS.includes(site.state.location.pathname);
  const wasSignedIn = shownOrganization(client) !== undefined;
  if (!(error instanceof Refusal) || error.problem.status !== 401 || isEntry || !wasSignedIn) return;
  // Screens that are still open read who is signed in until they are left.
  void site
    .navigate({ to: '/sign-in', search: { next: site.state.location.href, ended: true } })
    .then(() => client.clear());
}

const screen = document.getElementById('screen');
if (screen)
  createRoot(screen).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={site} />
      </QueryClientProvider>
    </StrictMode>,
  );
