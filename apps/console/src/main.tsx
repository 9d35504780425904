import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router-dom'
import { problemOf } from './api/client.ts'
import { LanguageProvider } from './language.tsx'
import { router } from './routes.tsx'
import './styles/base.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Asked even when the browser thinks it is offline: a hospital's own network may have no way out, and a failure is shown, not waited for.
      networkMode: 'always',
      staleTime: 10_000,
      // A refusal stays a refusal; only what may pass by itself is tried again.
      retry: (n, e) => n < 2 && [0, 502, 503, 504].includes(problemOf(e)?.status ?? -1),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
