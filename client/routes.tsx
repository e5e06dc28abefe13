import type { QueryClient } from '@tanstack/react-query'
import { Navigate, type RouteObject } from 'react-router'
import { sessionQuery } from './api/session.ts'
import { BrokenPage } from './notFound/BrokenPage.tsx'
import { SessionGate } from './signIn/SessionGate.tsx'
import { Loading } from './ui/Loading.tsx'

/** A route that keeps what it holds in memory when the session ends under it, and goes on after signing in again. */
interface RouteHandle {
  keepsWork?: boolean
}

/**
 * Every address of the product. Screens load when they are first opened; what a screen will ask of the server is asked
 * while its code loads.
 */
export const routes = (client: QueryClient): RouteObject[] => [
  {
    ErrorBoundary: BrokenPage,
    HydrateFallback: Loading,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('./signIn/SignInPage.tsx')).SignInPage }) },
      { path: '/join', lazy: async () => ({ Component: (await import('./joining/JoinPage.tsx')).JoinPage }) },
      { path: '/reset', lazy: async () => ({ Component: (await import('./joining/ResetPage.tsx')).ResetPage }) },
      { path: '/set-up', lazy: async () => ({ Component: (await import('./setUp/SetUpPage.tsx')).SetUpPage }) },
      {
        Component: SessionGate,
        loader: () => {
          void client.prefetchQuery(sessionQuery(client))
          return null
        },
        shouldRevalidate: () => false,
        children: [
          { path: '/today', element: <Navigate to="/" replace /> },
          {
            lazy: async () => ({ Component: (await import('./ui/Behaviours.tsx')).Behaviours }),
            children: [
              {
                lazy: async () => ({ Component: (await import('./ui/Shell.tsx')).Shell }),
                children: [
                  {
                    index: true,
                    lazy: async () => ({ Component: (await import('./today/TodayPage.tsx')).TodayPage }),
                  },
                  {
                    path: '/cases',
                    lazy: async () => ({ Component: (await import('./cases/CasesPage.tsx')).CasesPage }),
                  },
                  {
                    path: '/cases/:caseId',
                    lazy: async () => ({ Component: (await import('./cases/CasePage.tsx')).CasePage }),
                  },
                  ...['goals', 'items'].map((kind) => ({
                    path: `/cases/:caseId/${kind}/:itemId`,
                    lazy: async () => ({ Component: (await import('./cases/ItemPage.tsx')).ItemPage }),
                  })),
                  {
                    path: '/templates',
                    lazy: async () => ({ Component: (await import('./templates/TemplatesPage.tsx')).TemplatesPage }),
                  },
                  {
                    path: '/people',
                    lazy: async () => ({ Component: (await import('./people/PeoplePage.tsx')).PeoplePage }),
                    children: [
                      {
                        index: true,
                        lazy: async () => ({ Component: (await import('./people/MembersSection.tsx')).MembersSection }),
                      },
                      {
                        path: 'invitations',
                        lazy: async () => ({
                          Component: (await import('./people/InvitationsSection.tsx')).InvitationsSection,
                        }),
                      },
                      {
                        path: 'teams',
                        lazy: async () => ({ Component: (await import('./people/TeamsSection.tsx')).TeamsSection }),
                      },
                      {
                        path: 'supervision',
                        lazy: async () => ({
                          Component: (await import('./people/SupervisionSection.tsx')).SupervisionSection,
                        }),
                      },
                    ],
                  },
                  {
                    path: '/people/:memberId',
                    lazy: async () => ({ Component: (await import('./people/MemberPage.tsx')).MemberPage }),
                  },
                  {
                    path: '/audit',
                    lazy: async () => ({ Component: (await import('./audit/AuditPage.tsx')).AuditPage }),
                  },
                  {
                    path: '/notifications',
                    lazy: async () => ({
                      Component: (await import('./notifications/NotificationsPage.tsx')).NotificationsPage,
                    }),
                  },
                  {
                    path: '/review-ledger',
                    lazy: async () => ({ Component: (await import('./review/LedgerPage.tsx')).LedgerPage }),
                  },
                  {
                    path: '/settings',
                    lazy: async () => ({ Component: (await import('./settings/SettingsPage.tsx')).SettingsPage }),
                  },
                  {
                    path: '/settings/practice',
                    lazy: async () => ({ Component: (await import('./practice/PracticePage.tsx')).PracticePage }),
                  },
                  {
                    path: '*',
                    lazy: async () => ({ Component: (await import('./notFound/NotFoundPage.tsx')).NotFoundPage }),
                  },
                ],
              },
              {
                path: '/notes/:noteId',
                handle: { keepsWork: true } satisfies RouteHandle,
                loader: async ({ params }) => {
                  const { noteQuery, heldQuery } = await import('./api/notes.ts')
                  const id = params.noteId ?? ''
                  void client.prefetchQuery(noteQuery(id))
                  void client.prefetchQuery(heldQuery(id))
                  void client.prefetchQuery((await import('./api/practice.ts')).practiceQuery)
                  return null
                },
                shouldRevalidate: () => false,
                lazy: async () => ({ Component: (await import('./note/NotePage.tsx')).NotePage }),
              },
              {
                path: '/templates/:templateId',
                handle: { keepsWork: true } satisfies RouteHandle,
                lazy: async () => ({ Component: (await import('./templates/TemplatePage.tsx')).TemplatePage }),
              },
              {
                path: '/review/:noteId',
                handle: { keepsWork: true } satisfies RouteHandle,
                lazy: async () => ({ Component: (await import('./review/ReviewPage.tsx')).ReviewPage }),
              },
              {
                path: '/notes/:noteId/session',
                handle: { keepsWork: true } satisfies RouteHandle,
                loader: async ({ params }) => {
                  const { noteQuery } = await import('./api/notes.ts')
                  void client.prefetchQuery(noteQuery(params.noteId ?? ''))
                  return null
                },
                shouldRevalidate: () => false,
                lazy: async () => ({ Component: (await import('./session/SessionPage.tsx')).SessionPage }),
              },
            ],
          },
        ],
      },
    ],
  },
]
