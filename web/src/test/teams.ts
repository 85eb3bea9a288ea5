import { HttpResponse, http, type RequestHandler } from 'msw'
import type { TeamsChannel } from '../api/types'
import type { World } from './World'

/** What a stand-in for notification-service knows of channels of Teams. Undefined: they cannot be read. */
export interface TeamsWorld {
  channels: TeamsChannel[] | undefined
  /** Whether people command Muster in a team. */
  commands: boolean
  /** What a workflow answers when it takes no card; nothing while it takes them. */
  trouble: string | undefined
}

export const demoTeams = (): TeamsWorld => ({
  channels: [
    { name: 'payments', from: 'SEV2', services: ['checkout', 'ledger'] },
    { name: 'war-room', from: 'SEV1', services: [] },
  ],
  commands: true,
  trouble: undefined,
})

/** The HTTP API of channels of Teams over a world. */
export function teamsHandlers(world: World): RequestHandler[] {
  const path = '/api/admin/notification/teams-channels'
  return [
    http.get(`*${path}`, () =>
      world.teams.channels
        ? HttpResponse.json({
            items: world.teams.channels,
            commands: world.teams.commands,
            commandAddress: 'https://muster.example/hooks/teams',
          })
        : new HttpResponse(null, { status: 503 }),
    ),
    http.post(`*${path}/:name/tests`, () =>
      HttpResponse.json({ taken: !world.teams.trouble, detail: world.teams.trouble ?? 'answered 202' }),
    ),
  ]
}
