import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemError } from '../api/problem'
import { cssVariablesResolver, theme } from '../theme/mantine'

const colorSchemes = localStorageColorSchemeManager({ key: 'muster.theme' })

/** A cache that asks again only where asking again can help. */
export function makeQueries(retries = 2): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (failures, error) => {
          const status = error instanceof ProblemError ? error.problem.status : 0
          return failures < retries && (status === 0 || status >= 500)
        },
      },
    },
  })
}

export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <Notifications limit={3} position="bottom-left" />
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </MantineProvider>
  )
}
