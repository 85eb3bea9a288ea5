import { HttpResponse, http, type RequestHandler } from 'msw'
import type { IncidentCause, Integration, LabelMatcher, Mapping } from '../api/types'
import type { IncidentRole } from '../domain/roles'
import { severities } from '../domain/severity'
import { isOver } from '../domain/tasks'
import { analyticsHandlers } from './analytics'
import { auditHandlers } from './audits'
import { automationHandlers } from './automation'
import {
  aLink,
  anErasure,
  anIntegration,
  aRun,
  aRunbook,
  aRunbookText,
  aSilence,
  at,
  mina,
  rowOf,
  someSuspects,
} from './builders'
import { drillHandlers } from './drills'
import { dutyHandlers } from './duty'
import { engagementHandlers } from './engagements'
import { evidenceHandlers } from './evidence'
import { actionHandlers } from './guardedActions'
import { letterheadHandlers } from './letterhead'
import { recoveryHandlers } from './recovery'
import { anEntity, aRecurrence, someRules } from './regulation'
import { reviewHandlers } from './reviews'
import { teamsHandlers } from './teams'
import { trackerHandlers } from './trackers'
import { trainingHandlers } from './training'
import { updateHandlers } from './updates'
import type { World } from './World'
import { webhookHandlers } from './webhooks'
import { workHandlers } from './workHandlers'

const origin = '*'

function problem(status: number, slug: string, title: string, detail: string, more = {}) {
  const body = { type: `urn:muster:problem:${slug}`, title, status, detail, requestId: 'req-7f3a', ...more }
  return HttpResponse.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } })
}

const notFound = () => problem(404, 'not-found', 'Not found', 'There is no such thing.')
const signedOut = () => problem(401, 'unauthenticated', 'Not signed in', 'Sign in.')

/** The services' HTTP API over a world, for tests and for looking at the product without them. */
export function handlersFor(world: World): RequestHandler[] {
  const write = async (request: Request, act: (body: Record<string, unknown>) => Response | Promise<Response>) => {
    if (!world.me) return signedOut()
    const body = (await request.json().catch(() => ({}))) as Record<string, unknown>
    world.writes.push({
      method: request.method,
      path: new URL(request.url).pathname,
      key: request.headers.get('Idempotency-Key'),
      version: request.headers.get('If-Match'),
      body,
    })
    return act(body)
  }
  const written = (incident: { id: string; number: string; version: number; position: number }, status = 200) => {
    const { id, number, version, position } = incident
    return HttpResponse.json({ id, number, version, position }, { status, headers: { ETag: `"${version}"` } })
  }
  /** A write to one incident, refused when its version is stale. */
  const onIncident = (
    path: string,
    act: (
      incident: NonNullable<ReturnType<World['find']>>,
      body: Record<string, unknown>,
      params: Record<string, unknown>,
    ) => Response,
  ) => ({
    path: `${origin}/api/incidents/:ref/${path}`,
    handle: ({
      request,
      params,
    }: {
      request: Request
      params: Record<string, string | readonly string[] | undefined>
    }) =>
      write(request, body => {
        const incident = world.find(params.ref)
        if (!incident) return notFound()
        const expected = request.headers.get('If-Match')
        if (expected !== null && expected !== `"${incident.version}"`) {
          const changes = (world.timelines.get(incident.id) ?? [])
            .slice(-(incident.version - Number(expected.slice(1, -1))))
            .map(({ position, type, actor, recordTime, summary }) => ({
              position,
              type,
              actor,
              at: recordTime,
              summary,
            }))
          return problem(
            412,
            'stale-version',
            'Changed meanwhile',
            'Someone changed this incident after you loaded it.',
            {
              currentVersion: incident.version,
              changes,
            },
          )
        }
        return act(incident, body, params)
      }),
  })

  const acknowledge = onIncident('acknowledge', incident => written(world.acknowledge(incident)))
  const resolve = onIncident('resolve', (incident, { reason }) => {
    const change = { state: 'RESOLVED' as const, resolvedAt: new Date().toISOString() }
    return written(world.record(incident, 'incident.resolved', 'Resolved', change, { reason }))
  })
  const phase = onIncident('phase', (incident, { to, reason, overrideReason }) => {
    const open = (world.incidentPlans.get(incident.id)?.criteria ?? [])
      .filter(({ met, criterion }) => !met && criterion.phase === incident.phase)
      .map(({ criterion: { id, phase, text } }) => ({ id, phase, text }))
    return open.length > 0 && !overrideReason
      ? problem(409, 'criteria-open', 'Not now', 'The plan wants more to be so before this phase is left.', { open })
      : written(world.movePhase(incident, to as never, reason as string))
  })
  const severity = onIncident('severity', (incident, { to, reason }) => {
    const summary = `Severity changed from ${incident.severity} to ${to}`
    return written(world.record(incident, 'incident.severity-changed', summary, { severity: to as never }, { reason }))
  })
  const notes = onIncident('notes', (incident, { text, decision }) => {
    const noteId = `note-${world.position}`
    const noted = world.record(incident, 'incident.note-added', 'Note', {}, { text, noteId })
    if (!decision) return written(noted)
    const { alternatives } = decision as { alternatives?: string }
    const data = { noteId, ...(alternatives ? { alternatives } : {}) }
    return written(world.record(noted, 'incident.decision-marked', 'A note is marked as a decision', {}, data))
  })
  const role = onIncident('roles/:role', (incident, body, params) => {
    const name = params.role as IncidentRole
    const holder = { id: world.me?.id ?? '', name: world.me?.name ?? '', since: new Date().toISOString() }
    const { [name]: _, ...others } = incident.roles
    const take = body !== undefined && params.method !== 'DELETE'
    const summary = take
      ? `${holder.name} took the role ${name.toLowerCase()}`
      : `${holder.name} no longer has the role ${name.toLowerCase()}`
    const experts = incident.experts.filter(({ id }) => id !== holder.id)
    const change =
      name === 'SUBJECT_EXPERT'
        ? { experts: take ? [...experts, holder] : experts }
        : { roles: take ? { ...others, [name]: holder } : others }
    return written(world.record(incident, 'incident.role-assigned', summary, change))
  })

  const read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) =>
    http.get(`${origin}${path}`, ({ request, params }) => {
      if (!world.me) return signedOut()
      const found = answer(new URL(request.url), params)
      return found === undefined ? notFound() : HttpResponse.json(found as object)
    })

  return [
    http.get(`${origin}/api/session`, () => (world.me ? HttpResponse.json(world.me) : signedOut())),
    read('/api/incidents', url => listOf(world, url)),
    ...workHandlers(world, onIncident, written),
    ...reviewHandlers(world, read, write),
    ...actionHandlers(world, read, write),
    ...recoveryHandlers(world, read, write),
    ...evidenceHandlers(world, read, write),
    ...trackerHandlers(world, read, write),
    ...teamsHandlers(world),
    http.get('*/api/admin/notification/mattermost', () =>
      world.mattermost ? HttpResponse.json(world.mattermost) : new HttpResponse(null, { status: 503 }),
    ),
    http.get('*/api/admin/notification/telegram', () =>
      world.telegram ? HttpResponse.json(world.telegram) : new HttpResponse(null, { status: 503 }),
    ),
    ...webhookHandlers(world, write),
    ...letterheadHandlers(world, read, write),
    ...drillHandlers(world, origin, read as never, write as never),
    ...trainingHandlers(world, origin, read as never, write as never),
    ...automationHandlers(world, origin, read as never, write as never),
    read('/api/tasks/mine', () => ({
      items: world.incidents.flatMap(({ id, number, title, tasks }) =>
        tasks
          .filter(task => task.owner?.id === world.me?.id && !isOver(task))
          .map(task => ({ incidentId: id, number, incidentTitle: title, task })),
      ),
    })),
    read('/api/incidents/:ref', (url, { ref }) => {
      const asOf = url.searchParams.get('asOf')
      return asOf === null ? world.find(ref as string) : world.past.get(`${ref}@${asOf}`)
    }),
    read('/api/incidents/:ref/timeline', (url, { ref }) => {
      const incident = world.find(ref as string)
      const after = Number(url.searchParams.get('after') ?? -1)
      return incident && { items: (world.timelines.get(incident.id) ?? []).filter(entry => entry.position > after) }
    }),
    read('/api/incidents/:ref/suspects', (_, { ref }) => {
      const incident = world.find(String(ref))
      return incident && (world.suspects.get(incident.id) ?? someSuspects({ items: [], considered: 0 }))
    }),
    read('/api/incidents/:ref/changes', (_, { ref }) => {
      const incident = world.find(String(ref))
      return (
        incident &&
        (world.changesAround.get(incident.id) ?? {
          items: [],
          services: incident.services,
          from: incident.openedAt,
          until: incident.openedAt,
          complete: true,
        })
      )
    }),
    http.post(`${origin}/api/incidents/:ref/cause`, ({ request, params }) =>
      write(request, body => {
        const incident = world.find(params.ref)
        if (!incident) return notFound()
        const known = world.suspects.get(incident.id) ?? someSuspects({ items: [], considered: 0 })
        const suspect = known.items.find(({ changeId }) => changeId === body.changeId)
        const cause = { ...body, service: suspect?.service ?? body.service, markedAt: incident.openedAt }
        world.suspects.set(incident.id, { ...known, cause: cause as IncidentCause })
        return written(world.record(incident, 'incident.cause-marked', 'Cause: a deployment', {}))
      }),
    ),
    http.post(`${origin}/api/incidents/:ref/cause/withdraw`, ({ request, params }) =>
      write(request, () => {
        const incident = world.find(params.ref)
        if (!incident) return notFound()
        const { cause: _, ...open } = world.suspects.get(incident.id) ?? someSuspects({})
        world.suspects.set(incident.id, open)
        return written(world.record(incident, 'incident.cause-withdrawn', 'The cause is open again', {}))
      }),
    ),
    read('/api/incidents/:ref/similar', (_, { ref }) => {
      const incident = world.find(String(ref))
      const suggestion = world.suggestions.get(incident?.id ?? '')
      const offer = world.offers.get(incident?.id ?? '')
      return {
        items: world.similar.get(incident?.id ?? '') ?? [],
        rule: 'likeness/2',
        complete: true,
        ...(suggestion ? { suggestion } : {}),
        ...(offer ? { offer } : {}),
      }
    }),
    read('/api/incidents/:ref/links', (_, { ref }) => {
      const incident = world.find(String(ref))
      return (
        incident && {
          items: world.links.get(incident.id) ?? [],
          groups: (world.alertGroups ?? [])
            .map(({ group }) => group)
            .filter(group => group.incident?.id === incident.id),
        }
      )
    }),
    http.post(`${origin}/api/incidents/:ref/links`, ({ request, params }) =>
      write(request, ({ kind, incident, reason }) => {
        const mine = world.find(String(params.ref))
        const other = world.find(String(incident))
        if (!mine || !other) return problem(404, 'not-found', 'Not Found', 'The incident is not here.')
        const links = world.links.get(mine.id) ?? []
        world.links.set(mine.id, [...links, aLink(other, { kind: kind as never, reason: reason as never })])
        return HttpResponse.json({ id: mine.id, number: mine.number, version: mine.version, position: 11 })
      }),
    ),
    http.post(`${origin}/api/incidents/:ref/links/remove`, ({ request, params }) =>
      write(request, ({ incident }) => {
        const mine = world.find(String(params.ref))
        if (!mine) return problem(404, 'not-found', 'Not Found', 'The incident is not here.')
        const links = world.links.get(mine.id) ?? []
        world.links.set(
          mine.id,
          links.filter(link => link.incident.id !== incident),
        )
        return HttpResponse.json({ id: mine.id, number: mine.number, version: mine.version, position: 12 })
      }),
    ),
    http.post(`${origin}/api/incidents/:ref/merge`, ({ request, params }) =>
      write(request, ({ into }) => {
        const mine = world.find(String(params.ref))
        const other = world.find(String(into))
        if (!mine || !other) return problem(404, 'not-found', 'Not Found', 'The incident is not here.')
        mine.state = 'RESOLVED'
        mine.duplicateOf = { id: other.id, number: other.number }
        return HttpResponse.json({ id: mine.id, number: mine.number, version: mine.version, position: 13 })
      }),
    ),
    read('/api/incidents/:ref/pages', (_, { ref }) => {
      const incident = world.find(ref as string)
      return (
        incident && {
          items: world.attempts.get(incident.id) ?? [],
          escalation: world.escalations.get(incident.id),
          roleCalls: world.roleCalls.get(incident.id) ?? [],
          ruleCalls: world.ruleCalls.get(incident.id) ?? [],
          stillOn: world.stillOn.get(incident.id),
          handOvers: world.handOvers.get(incident.id) ?? [],
          mayHandOver: world.mayHandOver,
        }
      )
    }),
    http.post(`${origin}/api/incidents/:ref/hand-over`, ({ request }) =>
      write(request, ({ to }) =>
        (to as { id: string }).id === mina.id
          ? problem(
              422,
              'invalid-field',
              'Unprocessable Content',
              'They cannot be reached now: none of them has a verified way to be paged. Choose somebody else.',
            )
          : written({ id: 'hand-over-0', number: '', version: 2, position: 902 }),
      ),
    ),
    http.post(`${origin}/api/incidents/:ref/hand-over/:verb`, ({ request, params }) =>
      write(request, () => {
        const incident = world.find(params.ref as string)
        if (incident) world.handOvers.delete(incident.id)
        world.myPages = world.myPages.filter(page => page.asks !== 'ACCEPT' || page.incident.id !== incident?.id)
        return written({ id: 'hand-over-0', number: '', version: 3, position: 903 })
      }),
    ),
    http.post(`${origin}/api/incidents/:ref/still-on-it`, ({ request, params }) =>
      write(request, () => {
        const incident = world.find(params.ref as string)
        if (incident) world.stillOn.delete(incident.id)
        world.myPages = world.myPages.filter(page => page.asks !== 'STILL_ON' || page.incident.id !== incident?.id)
        return written({ id: 'still-on-0', number: '', version: 2, position: 901 })
      }),
    ),
    read('/api/incidents/:ref/bridge', (_, { ref }) => {
      const incident = world.find(ref as string)
      return incident && { bridge: world.bridges.get(incident.id) }
    }),
    http.post(`${origin}/api/incidents/:ref/bridge`, ({ request, params }) =>
      write(request, () => {
        const incident = world.find(params.ref as string)
        if (incident)
          world.bridges.set(incident.id, {
            kind: 'JITSI',
            joinUrl: 'https://meet.example/a-room',
            openedAt: '2026-11-24T03:14:00Z',
            witness: 'PERSON',
            people: [],
            invitations: [],
            ownerless: [],
          })
        return written({ id: 'conversation-1', number: '', version: 0, position: 900 })
      }),
    ),
    ...(['joined', 'left'] as const).map(said =>
      http.post(`${origin}/api/incidents/:ref/bridge/${said}`, ({ request, params }) =>
        write(request, () => {
          const incident = world.find(params.ref as string)
          const call = incident && world.bridges.get(incident.id)
          const [joinedAt, leftAt] = ['2026-11-24T03:15:00Z', '2026-11-24T03:45:00Z']
          const times = said === 'joined' ? { joinedAt } : { joinedAt, leftAt }
          const person = { id: world.me?.id ?? '', name: world.me?.name ?? '' }
          if (call)
            world.bridges.set(incident.id, { ...call, people: [{ person, witness: 'PERSON' as const, ...times }] })
          return written({ id: 'conversation-1', number: '', version: 1, position: 901 })
        }),
      ),
    ),
    read('/api/incidents/:ref/chat', (_, { ref }) => {
      const incident = world.find(ref as string)
      return incident && (world.chats.get(incident.id) ?? { setUp: false, asked: false })
    }),
    http.post(`${origin}/api/incidents/:ref/chat`, ({ request, params }) =>
      write(request, () => {
        const incident = world.find(params.ref as string)
        if (incident) world.chats.set(incident.id, { setUp: true, asked: true })
        return written({ id: 'conversation-1', number: '', version: 0, position: 900 })
      }),
    ),
    http.get(`${origin}/api/chat-account`, ({ request }) => {
      const token = new URL(request.url).searchParams.get('token')
      return token === 'expired'
        ? problem(410, 'chat-link-expired', 'Gone', 'This link has expired or is not complete.')
        : HttpResponse.json({
            account: world.chatAccount,
            ...(token ? { asked: 'rosa' } : {}),
            offered: world.chatsOffered,
          })
    }),
    http.post(`${origin}/api/chat-account/teams-code`, () =>
      HttpResponse.json({ text: '@Muster link K7QM2XWP', expiresAt: at(10) }),
    ),
    http.post(`${origin}/api/chat-account`, ({ request }) =>
      write(request, () => {
        world.chatAccount = { kind: 'SLACK', name: 'rosa', since: at(0), until: at(43200) }
        return written({ id: 'chat-account-rosa', number: '', version: 0, position: 901 })
      }),
    ),
    http.post(`${origin}/api/chat-account/unlink`, ({ request }) =>
      write(request, () => {
        world.chatAccount = undefined
        return written({ id: 'chat-account-rosa', number: '', version: 1, position: 902 })
      }),
    ),
    read('/api/pages/mine', () => ({ items: world.myPages })),
    read('/api/on-call', () => ({ items: world.onCall })),
    ...dutyHandlers(() => world.duty, write),
    read('/api/ledger', url => {
      const incident = url.searchParams.get('incident')
      const after = Number(url.searchParams.get('after') ?? -1)
      const id = incident === null ? undefined : (world.find(incident)?.id ?? incident)
      return {
        items: world.ledger.filter(entry => entry.position > after && (id === undefined || entry.aggregateId === id)),
      }
    }),
    read('/api/ledger/head', () => world.head),
    read('/api/integrations/:id/mapping', (_, { id }) => world.mappings.get(id as string)),
    http.post(`${origin}/api/integrations/:id/mapping/preview`, async ({ request }) => {
      const { mapping, sample } = (await request.json()) as { mapping: Mapping; sample: unknown }
      if (typeof sample !== 'object') {
        return problem(400, 'malformed-body', 'Bad Request', 'The body must be an object or a list.')
      }
      const alert = { key: 'k', action: 'TRIGGER', name: 'Alert', severity: 'CRITICAL', incidentSeverity: 'SEV1' }
      return HttpResponse.json({
        items: [{ ...alert, summary: `Read by ${mapping.summary}`, startsAt: new Date().toISOString() }],
      })
    }),
    http.put(`${origin}/api/integrations/:id/mapping`, ({ request, params }) =>
      write(request, body => {
        const id = params.id as string
        world.mappings.set(id, { revision: 1, mapping: body as Mapping, since: new Date().toISOString() })
        return HttpResponse.json({ id, version: 1, position: ++world.position, changed: true })
      }),
    ),
    read('/api/alert-groups', url => {
      const wanted = (name: string) => url.searchParams.get(name)
      const first = Number(wanted('cursor') ?? 0)
      const found = world.alertGroups
        ?.map(({ group }) => group)
        .filter(group => !wanted('state') || group.state === wanted('state'))
        .filter(group => !wanted('service') || group.services.includes(String(wanted('service'))))
        .filter(group => `${group.title}`.toLowerCase().includes((wanted('q') ?? '').toLowerCase()))
      return (
        found && {
          items: found.slice(first, first + 50),
          ...(first + 50 < found.length ? { nextCursor: String(first + 50) } : {}),
        }
      )
    }),
    read('/api/alert-groups/:id', (_, { id }) => world.alertGroups?.find(({ group }) => group.id === id)),
    http.post(`${origin}/api/alert-groups/:id/attach`, ({ request, params }) =>
      write(request, ({ incident }) => {
        const group = world.alertGroups?.find(each => each.group.id === params.id)?.group
        const target = world.find(String(incident))
        if (!group || !target) return problem(404, 'not-found', 'Not Found', 'The incident is not here.')
        if (target.state === 'RESOLVED') return problem(409, 'incident-over', 'Conflict', `${incident} is over.`)
        if (group.incident) group.attachedFrom = group.incident
        group.incident = { id: target.id, number: target.number }
        return HttpResponse.json({
          id: group.id,
          incidentId: target.id,
          number: target.number,
          version: 3,
          position: 9,
        })
      }),
    ),
    http.post(`${origin}/api/alert-groups/:id/detach`, ({ request, params }) =>
      write(request, () => {
        const group = world.alertGroups?.find(each => each.group.id === params.id)?.group
        if (!group) return problem(404, 'not-found', 'Not Found', 'The group is not here.')
        delete group.attachedFrom
        delete group.incident
        return HttpResponse.json({ id: group.id, incidentId: 'new', version: 4, position: 10 })
      }),
    ),
    read('/api/silences', url => {
      const state = url.searchParams.get('state')
      return world.silences && { items: world.silences.filter(each => state === null || each.state === state) }
    }),
    http.post(`${origin}/api/silences/preview`, async ({ request }) => {
      const { matchers } = (await request.json()) as { matchers: LabelMatcher[] }
      if (matchers.every(each => each.value === '.*')) {
        return problem(422, 'invalid-field', 'Unprocessable', 'This would silence every alert.')
      }
      return HttpResponse.json(
        matchers.some(each => each.value === 'checkout')
          ? world.preview
          : { ...world.preview, alerts: 0, firing: 0, incidents: 0, items: [] },
      )
    }),
    http.post(`${origin}/api/silences`, ({ request }) =>
      write(request, body => {
        const createdBy = { kind: 'PERSON' as const, id: world.me?.id ?? '', name: world.me?.name ?? '' }
        const made = aSilence(`sil-${(world.silences?.length ?? 0) + 1}`, { ...body, createdBy })
        world.silences?.unshift(made)
        return HttpResponse.json({ id: made.id, version: 0, position: ++world.position }, { status: 201 })
      }),
    ),
    http.post(`${origin}/api/silences/:id/end`, ({ request, params }) =>
      write(request, ({ reason }) => {
        const silence = world.silences?.find(each => each.id === params.id)
        if (!silence) return notFound()
        const endedBy = { kind: 'PERSON' as const, id: world.me?.id ?? '', name: world.me?.name ?? '' }
        const endedAt = new Date().toISOString()
        Object.assign(silence, { state: 'OVER', endedBy, endedAt, endReason: String(reason), version: 1 })
        return HttpResponse.json({ id: silence.id, version: 1, position: ++world.position })
      }),
    ),
    read('/api/changes', url => {
      const service = url.searchParams.get('service')
      const first = Number(url.searchParams.get('cursor') ?? 0)
      const next = first + Number(url.searchParams.get('limit'))
      const found = world.changes?.filter(change => service === null || change.service === service)
      return (
        found && {
          items: found.slice(first, next),
          ...(next < found.length ? { nextCursor: String(next) } : {}),
        }
      )
    }),
    read('/api/map', url => {
      const around = url.searchParams.get('around')
      if (!world.map || !around) return world.map
      const near = new Set([around])
      for (const { from, to } of world.map.edges) if (from === around || to === around) near.add(from).add(to)
      return {
        ...world.map,
        nodes: world.map.nodes.filter(({ name }) => near.has(name)),
        edges: world.map.edges.filter(({ from, to }) => near.has(from) && near.has(to)),
      }
    }),
    http.post(`${origin}/api/map/imports`, ({ request }) =>
      write(request, body => {
        if (!String(body.document).includes('services:')) {
          return problem(422, 'invalid', 'Invalid', 'Look at the file.', {
            errors: [{ pointer: '/document', detail: 'There are no services in it, so it is no Compose file.' }],
          })
        }
        const edges = [{ from: 'web', to: 'api', confidence: 80, where: 'compose.yaml:3' }]
        return HttpResponse.json({ nodes: [], edges, changed: !body.preview, position: body.preview ? 0 : 2000 })
      }),
    ),
    read('/api/uncatalogued-services', () => ({ items: world.uncatalogued })),
    read('/api/services', url => {
      const words = (url.searchParams.get('q') ?? '').toLowerCase()
      const items = world.services?.filter(each =>
        [each.name, each.displayName, each.ownerTeam].join(' ').toLowerCase().includes(words),
      )
      return items && { items }
    }),
    read('/api/services/:ref', (_, { ref }) => {
      const service = world.services?.find(each => each.id === ref)
      const way = (name: string): { name: string; tier: number; path: string[] }[] =>
        (world.services ?? [])
          .filter(each => each.dependsOn.includes(name))
          .flatMap(each => [
            { name: each.name, tier: each.tier, path: [name, each.name] },
            ...way(each.name).map(further => ({ ...further, path: [name, ...further.path] })),
          ])
      return service && { service, dependents: way(service.name) }
    }),
    http.post(`${origin}/api/services`, ({ request }) =>
      write(request, body => written(world.enter(body as never) as never, 201)),
    ),
    http.post(`${origin}/api/services/import`, ({ request }) =>
      write(request, ({ document, preview }) => {
        const names = String(document).split(/\s+/)
        const items = names.map(name => ({
          name,
          what: world.services?.some(each => each.name === name) ? 'SAME' : 'NEW',
          detail: 'It does not say its tier, which is taken for 3.',
        }))
        if (!preview) for (const name of names) world.enter({ name, tier: 3 })
        return HttpResponse.json({ items, position: preview ? 0 : world.position })
      }),
    ),
    http.put(`${origin}/api/services/:ref`, ({ request, params }) =>
      write(request, body => {
        const service = world.services?.find(each => each.id === params.ref)
        return service ? written(world.enter({ ...body, name: service.name } as never) as never) : notFound()
      }),
    ),
    http.delete(`${origin}/api/services/:ref`, ({ request, params }) =>
      write(request, () => {
        const gone = world.services?.find(each => each.id === params.ref)
        world.services = world.services?.filter(each => each.id !== params.ref)
        return gone ? written(gone as never) : notFound()
      }),
    ),
    read('/api/runbooks', () => ({ items: world.runbooks.map(({ row }) => row) })),
    read('/api/runbooks/:id', (_, { id }) => world.runbooks.find(({ row }) => row.id === id)),
    read('/api/runbook-templates', () => ({ items: world.runbookTemplates })),
    http.post(`${origin}/api/runbooks/preview`, async ({ request }) => {
      const { text } = (await request.json()) as { text: string }
      return HttpResponse.json(
        text.includes('## Look')
          ? { faults: [{ line: 3, detail: 'Begin the step with Check, Decision, Action, Wait or Message.' }] }
          : { read: aRunbookText(1).read, faults: [] },
      )
    }),
    http.post(`${origin}/api/runbooks`, ({ request }) =>
      write(request, ({ text }) => {
        const draft = { ...aRunbookText(1), text: String(text) }
        world.runbooks.push(aRunbook('runbook-new', { progress: 'DRAFT' }, { draft }))
        return written({ id: 'runbook-new', version: 0, position: ++world.position } as never, 201)
      }),
    ),
    http.put(`${origin}/api/runbooks/:id/draft`, ({ request, params }) =>
      write(request, () => written({ id: params.id, version: 3, position: ++world.position } as never)),
    ),
    http.post(`${origin}/api/runbooks/:id/:verb`, ({ request, params }) =>
      write(request, () => written({ id: params.id, version: 3, position: ++world.position } as never)),
    ),
    http.post(`${origin}/api/runbook-templates/:key/adopt`, ({ request, params }) =>
      write(request, () => {
        const made = world.runbookTemplates.find(each => each.key === params.key)
        if (!made) return notFound()
        world.runbooks.push(aRunbook(made.runbookId, { title: made.title }))
        return written({ id: made.runbookId, version: 0, position: ++world.position } as never, 201)
      }),
    ),
    read('/api/incidents/:ref/plan', (_, { ref }) => {
      const plan = world.incidentPlans.get(world.find(ref as string)?.id ?? '')
      return plan ? { plan } : {}
    }),
    http.put(`${origin}/api/incidents/:ref/plan`, ({ request, params }) =>
      write(request, () => written({ id: params.ref, version: 1, position: ++world.position } as never)),
    ),
    http.post(`${origin}/api/incidents/:ref/plan/criteria/:criterion/confirm`, ({ request, params }) =>
      write(request, () => written({ id: params.ref, version: 1, position: ++world.position } as never)),
    ),
    read('/api/incidents/:ref/runs', (_, { ref }) => ({
      items: world.runs.get(world.find(ref as string)?.id ?? '') ?? [],
    })),
    http.post(`${origin}/api/incidents/:ref/runs`, ({ request, params }) =>
      write(request, ({ runbookId }) => {
        const id = world.find(params.ref)?.id ?? ''
        world.runs.set(id, [aRun('run-new', { runbookId: String(runbookId) }), ...(world.runs.get(id) ?? [])])
        return written({ id: 'run-new', version: 0, position: ++world.position } as never, 201)
      }),
    ),
    http.post(`${origin}/api/incidents/:ref/runs/:runId/*`, ({ request, params }) =>
      write(request, () => written({ id: params.runId, version: 1, position: ++world.position } as never)),
    ),
    read('/api/plans', () => world.plans && { items: world.plans.map(({ row }) => row) }),
    read('/api/plan-templates', () => ({ items: world.planTemplates })),
    read('/api/plans/:id', (_, { id }) => world.plans?.find(({ row }) => row.id === id)),
    read('/api/plans/:id/versions/:version', (_, { id, version }) => {
      const plan = world.plans?.find(({ row }) => row.id === id)
      return plan?.holding && { ...plan.holding, number: Number(version) }
    }),
    read('/api/plans/:id/diff', url => ({
      from: `version ${url.searchParams.get('from')}`,
      to: 'draft',
      changes: world.planChanges,
    })),
    http.post(`${origin}/api/plan-templates/:key/adopt`, ({ request, params }) =>
      write(request, () => {
        const template = world.planTemplates.find(each => each.key === params.key)
        if (!template) return notFound()
        template.adopted = true
        world.plans?.push(world.draftedPlan(template.planId, template.content))
        return written({ id: template.planId, version: 0, position: ++world.position } as never, 201)
      }),
    ),
    http.post(`${origin}/api/plans`, ({ request }) =>
      write(request, body => {
        const made = world.draftedPlan(`response-plan-${world.plans?.length}`, body as never)
        world.plans?.push(made)
        return written({ id: made.row.id, version: 0, position: ++world.position } as never, 201)
      }),
    ),
    http.put(`${origin}/api/plans/:id/draft`, ({ request, params }) =>
      write(request, body => {
        world.redraftPlan(params.id as string, body as never)
        return written({ id: params.id, version: 3, position: ++world.position } as never)
      }),
    ),
    http.post(`${origin}/api/plans/:id/:verb`, ({ request, params }) =>
      write(request, () => {
        world.movePlan(params.id as string, params.verb as string)
        return written({ id: params.id, version: 4, position: ++world.position } as never)
      }),
    ),
    read('/api/classification', () => world.matrix),
    http.put(`${origin}/api/classification`, ({ request }) =>
      write(request, ({ reason, ...content }) => {
        if (world.matrixProblem) return problem(422, 'invalid-field', 'Not like this', world.matrixProblem)
        const version = world.matrix.version + 1
        const at = new Date().toISOString()
        const published = { version, reason: String(reason), publishedBy: world.me?.name ?? '', at, content }
        world.matrix = {
          version,
          rule: `matrix/${version}`,
          content: content as never,
          versions: [published, ...world.matrix.versions],
        }
        return written({ id: 'classification-matrix', version: version - 1, position: ++world.position } as never)
      }),
    ),
    http.post(`${origin}/api/classification/preview`, async ({ request }) => {
      if (!world.me) return signedOut()
      const asked = (await request.json()) as { services: string[]; alert?: string; matrix?: object }
      const known = asked.services.includes('payments-db')
      return HttpResponse.json({
        rule: asked.matrix ? `matrix/${world.matrix.version + 1}` : world.matrix.rule,
        reasons: [],
        because: known ? ['checkout (tier 1) depends on payments-db'] : [],
        byUrgency: known
          ? [
              { urgency: 'HIGH', severity: 'SEV2' },
              { urgency: 'MEDIUM', severity: 'SEV3' },
              { urgency: 'LOW', severity: 'SEV4' },
            ]
          : [],
        ...(known ? { impact: 'SIGNIFICANT' } : {}),
        ...(known && asked.alert ? { severity: 'SEV2', urgency: 'HIGH' } : {}),
      })
    }),
    read('/api/integrations', () => ({ items: world.integrations })),
    read('/api/integrations/kinds', () => ({
      items: [
        { kind: 'email', title: 'E-mail', path: '@muster.example' },
        { kind: 'pagerduty-v2', title: 'PagerDuty Events v2', path: '/v2/enqueue' },
        { kind: 'alertmanager', title: 'Prometheus Alertmanager', path: '/intake/alertmanager' },
      ],
    })),
    read('/api/integrations/:id/payloads', (_, { id }) => ({ items: world.payloads.get(id as string) ?? [] })),
    http.get(`${origin}/api/integrations/:id/payloads/:sha256`, ({ params }) => {
      const body = world.bodies.get(params.sha256 as string)
      return body === undefined ? notFound() : HttpResponse.text(body)
    }),
    http.post(`${origin}/api/integrations`, ({ request }) =>
      write(request, ({ name, source }) => {
        const made = anIntegration({ name: String(name), source: String(source) })
        world.integrations.push(made)
        const key = `mi_${made.id}_a-key-of-the-pretended-world`
        return HttpResponse.json({ id: made.id, key, version: 0, position: ++world.position }, { status: 201 })
      }),
    ),
    http.post(`${origin}/api/integrations/:id/:verb`, ({ request, params }) =>
      write(request, () => {
        const integration = world.integrations.find(each => each.id === params.id)
        if (!integration) return notFound()
        const { id, oldKeyUntil: _, ...rest } = integration
        const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
        const change = {
          rotate: { ...rest, oldKeyUntil: tomorrow },
          'retire-old-key': rest,
          disable: { ...rest, disabled: true, disabledAt: new Date().toISOString() },
        }[params.verb as string]
        world.integrations = world.integrations.map(each => (each.id === id ? { id, ...(change ?? rest) } : each))
        const key = params.verb === 'rotate' ? { key: `mi_${id}_the-next-key-of-the-pretended-world` } : {}
        return HttpResponse.json({ id, ...key, version: 1, position: ++world.position })
      }),
    ),
    http.put(`${origin}/api/integrations/:id/:rule`, ({ request, params }) =>
      write(request, body => {
        const change =
          params.rule === 'grouping'
            ? { grouping: { revision: 1, labels: [], ...body } }
            : params.rule === 'heartbeat'
              ? { heartbeat: body.every ? { every: body.every, grace: 'PT1M' } : undefined }
              : params.rule === 'limit'
                ? { perMinute: body.perMinute ?? 6000 }
                : {
                    autoResolveAfter: undefined,
                    ...(body.after ? { autoResolveAfter: body.after } : {}),
                    autoResolveSet: true,
                  }
        world.integrations = world.integrations.map(each =>
          each.id === params.id ? ({ ...each, ...change } as Integration) : each,
        )
        return HttpResponse.json({ id: params.id, version: 1, position: ++world.position })
      }),
    ),
    http.post(`${origin}/api/user-reports`, async ({ request }) => {
      const body = (await request.json()) as Record<string, string>
      world.writes.push({ method: 'POST', path: '/api/user-reports', key: null, version: null, body })
      return HttpResponse.json({ reference: 'R-7K3F-9QX2', secret: 'a-secret-of-the-pretended-world' }, { status: 201 })
    }),
    http.get(`${origin}/api/user-reports/status`, ({ request }) =>
      request.headers.get('X-Muster-Report') === 'a-secret-of-the-pretended-world'
        ? HttpResponse.json({ reference: 'R-7K3F-9QX2', state: 'BEING_LOOKED_AT' })
        : notFound(),
    ),
    read('/api/user-reports', url => {
      const closed = url.searchParams.get('closed') === 'true'
      const open = world.queue.filter(each => each.closedAt === undefined)
      return { items: closed ? world.queue.filter(each => each.closedAt !== undefined) : open, waiting: open.length }
    }),
    http.post(`${origin}/api/user-reports/:id/:verb`, ({ request, params }) =>
      write(request, body => {
        const now = new Date().toISOString()
        const declared = body.title
          ? world.declare(body as unknown as Parameters<World['declare']>[0]).number
          : String(body.incident)
        const change = params.verb === 'dismiss' ? { reason: String(body.reason) } : { incident: declared }
        world.queue = world.queue.map(each =>
          each.id === params.id ? { ...each, ...change, closedBy: world.me?.name ?? '', closedAt: now } : each,
        )
        return HttpResponse.json({ id: params.id, ...change, version: 1, position: ++world.position })
      }),
    ),
    read('/api/people', url => {
      const words = (url.searchParams.get('q') ?? '').toLowerCase()
      return { items: world.people.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(words)) }
    }),
    read('/api/erasures', () => ({ items: world.erasures })),
    read('/api/erasures/preview', url => {
      const person = world.people.find(each => each.id === url.searchParams.get('personId'))
      return (
        person && {
          person: { id: person.id, name: person.name },
          erased: person.erased,
          events: 214,
          incidents: 17,
          most: [{ id: 'id-142', number: 'INC-142', events: 40 }],
          holds: world.holds.filter(hold => hold.person?.id === person.id && !hold.liftedAt),
        }
      )
    }),
    ...engagementHandlers(world, read, write),
    ...auditHandlers(world, read, write),
    ...updateHandlers(world, read, write),
    ...analyticsHandlers(world, read),
    read('/api/regulation/entities', () => ({ items: world.legalEntities })),
    read('/api/regulation/rules', () => ({ items: someRules(), forms: ['nis2.early-warning', 'dora.initial'] })),
    read('/api/regulation/recurrence', () => ({ items: world.recurrence })),
    read('/api/regulation/entities/:id/recurrence/:regime/:period', () => aRecurrence()),
    http.post(`${origin}/api/regulation/entities/:id/recurrence/:regime/:period`, ({ request, params }) =>
      write(request, ({ reason }) => {
        const kept = { ...aRecurrence(), reason: String(reason), by: world.me?.name ?? '', position: 516 }
        world.recurrence = world.recurrence.map(each => ({ ...each, isAssessed: true, assessments: [kept] }))
        return HttpResponse.json({ id: String(params.id), version: 1, position: ++world.position })
      }),
    ),
    read('/api/regulation/clocks', () => world.due),
    http.get(`${origin}/api/regulation/incidents/:ref`, ({ params }) => {
      if (!world.me) return signedOut()
      const incident = world.find(params.ref)
      if (!incident) return notFound()
      const none = { incidentId: incident.id, number: incident.number, suggestions: [], items: [] }
      return HttpResponse.json(world.clocks.get(incident.number) ?? none)
    }),
    http.post(`${origin}/api/regulation/proposals`, async ({ request }) => {
      const { inputs } = (await request.json()) as { inputs: { criterion: string; figure?: number; holds?: boolean }[] }
      const met = inputs.filter(({ figure, holds }) => holds || (figure ?? 0) > 10).map(each => each.criterion)
      const proposed = inputs.length < 2 ? {} : { proposed: met.length === 2 ? 'REPORTABLE' : 'NOT_REPORTABLE' }
      return HttpResponse.json({ table: 'dora/1', ...proposed, met, missing: inputs.length < 2 ? ['more'] : [] })
    }),
    http.post(`${origin}/api/regulation/entities`, ({ request }) =>
      write(request, body => {
        const entity = anEntity(String(body.name), body)
        world.legalEntities.push(entity)
        return HttpResponse.json({ id: entity.id, version: 0, position: ++world.position }, { status: 201 })
      }),
    ),
    http.post(`${origin}/api/regulation/incidents/:ref/entities/:entity/:what`, ({ request, params }) =>
      write(request, () => HttpResponse.json({ id: String(params.entity), version: 5, position: ++world.position })),
    ),
    read('/api/regulation/incidents/:ref/entities/:entity/reports/:report', url =>
      url.searchParams.has('now') ? world.draft : (world.filed ?? world.draft),
    ),
    http.post(`${origin}/api/regulation/incidents/:ref/entities/:entity/reports/:report/fields`, ({ request }) =>
      write(request, ({ field, value }) => {
        const before = world.draft
        if (!before) return notFound()
        const fields = before.fields.map(each =>
          each.id === field ? { ...each, value: String(value), origin: world.me?.name ?? '', position: 515 } : each,
        )
        const missing = before.missing.filter(id => id !== field)
        world.draft = { ...before, fields, missing, filled: before.required - missing.length }
        return HttpResponse.json({ id: 'assessment', version: 6, position: ++world.position })
      }),
    ),
    http.post(`${origin}/api/regulation/incidents/:ref/entities/:entity/reports/:report/approve`, ({ request }) =>
      write(request, () => {
        if (!world.draft) return notFound()
        world.draft = { ...world.draft, approvedBy: world.me?.name ?? '', approvedAt: new Date().toISOString() }
        return HttpResponse.json({ id: 'assessment', version: 7, position: ++world.position })
      }),
    ),
    http.post(`${origin}/api/regulation/entities/:id/retire`, ({ request, params }) =>
      write(request, () => {
        world.legalEntities = world.legalEntities.map(each =>
          each.id === params.id ? { ...each, retired: true } : each,
        )
        return HttpResponse.json({ id: String(params.id), version: 1, position: ++world.position })
      }),
    ),
    read('/api/legal-holds', () => ({ items: world.holds })),
    http.post(`${origin}/api/erasures`, ({ request }) =>
      write(request, ({ personId, reason }) => {
        const person = world.people.find(each => each.id === personId)
        if (!person || !world.me) return notFound()
        const requestedBy = { id: world.me.id, name: world.me.name }
        // A person has one erasure, which may be asked for again after it was refused.
        world.erasures = world.erasures.filter(each => each.person.id !== person.id)
        world.erasures.unshift(anErasure(person, { reason: String(reason), requestedBy }))
        return HttpResponse.json({ id: `erasure-${personId}`, version: 0, position: ++world.position }, { status: 201 })
      }),
    ),
    http.post(`${origin}/api/erasures/:id/:decision`, ({ request, params }) =>
      write(request, ({ reason }) => {
        const erasure = world.erasures.find(each => each.id === params.id)
        if (!erasure || !world.me) return notFound()
        const decided = { decidedBy: { id: world.me.id, name: world.me.name }, decidedAt: new Date().toISOString() }
        Object.assign(
          erasure,
          decided,
          params.decision === 'approve'
            ? { stage: 'COMPLETED', completedAt: decided.decidedAt }
            : { stage: 'REFUSED', refusedBecause: String(reason) },
        )
        return HttpResponse.json({ id: erasure.id, version: 1, position: ++world.position })
      }),
    ),
    http.post(`${origin}/api/legal-holds`, ({ request }) =>
      write(request, ({ personId, incident, reason }) => {
        const on = personId
          ? { person: { id: String(personId), name: String(personId) } }
          : { incident: String(incident), incidentId: String(incident) }
        const setBy = { id: world.me?.id ?? '', name: world.me?.name ?? '' }
        const id = `hold-${world.holds.length + 1}`
        world.holds.unshift({ id, reason: String(reason), setBy, setAt: new Date().toISOString(), ...on })
        return HttpResponse.json({ id, version: 0, position: ++world.position }, { status: 201 })
      }),
    ),
    http.post(`${origin}/api/legal-holds/:id/lift`, ({ request, params }) =>
      write(request, ({ reason }) => {
        const hold = world.holds.find(each => each.id === params.id)
        if (!hold) return notFound()
        const liftedBy = { id: world.me?.id ?? '', name: world.me?.name ?? '' }
        Object.assign(hold, { liftedBy, liftedAt: new Date().toISOString(), liftedBecause: String(reason) })
        return HttpResponse.json({ id: hold.id, version: 1, position: ++world.position })
      }),
    ),
    read('/api/noise', url => {
      const sum = (
        figure: 'alerts' | 'groups' | 'silenced' | 'incidents' | 'acknowledged' | 'untouched' | 'repeated' | 'attached',
      ) => world.noise.reduce((total, line) => total + line[figure], 0)
      const figures = {
        alerts: sum('alerts'),
        groups: sum('groups'),
        silenced: sum('silenced'),
        incidents: sum('incidents'),
      }
      const more = {
        acknowledged: sum('acknowledged'),
        untouched: sum('untouched'),
        repeated: sum('repeated'),
        attached: sum('attached'),
      }
      return {
        from: url.searchParams.get('from'),
        to: new Date().toISOString(),
        by: url.searchParams.get('by') ?? 'RULE',
        all: { key: '', name: '', ...figures, ...more, advice: 'LEAVE' },
        items: url.searchParams.get('by') === 'SERVICE' ? [] : world.noise,
      }
    }),
    read('/api/reports/incidents/:ref', (_, { ref }) => world.reports.get(ref as string)),
    http.post(`${origin}/api/incidents`, ({ request }) =>
      write(request, body => {
        const title = String(body.title ?? '')
        if (title.length < 3) {
          return problem(400, 'invalid', 'Something is missing', 'Correct the marked fields.', {
            errors: [{ pointer: '/title', detail: 'Say a little more.' }],
          })
        }
        return written(world.declare(body as never), 201)
      }),
    ),
    ...[acknowledge, resolve, phase, severity, notes].map(({ path, handle }) => http.post(path, handle)),
    http.put(role.path, role.handle),
    http.delete(role.path, ({ request, params }) => role.handle({ request, params: { ...params, method: 'DELETE' } })),
  ]
}

function listOf(world: World, url: URL) {
  const wanted = (name: string) => url.searchParams.get(name)
  const rank = (incident: { state: string; severity: string }) =>
    (incident.state === 'RESOLVED' ? 10 : 0) + severities.indexOf(incident.severity as never)
  const matching = world.incidents
    .filter(each => !wanted('state') || each.state === wanted('state'))
    .filter(each => !wanted('severity') || each.severity === wanted('severity'))
    .filter(each => !wanted('phase') || each.phase === wanted('phase'))
    .filter(each => `${each.number} ${each.title}`.toLowerCase().includes((wanted('q') ?? '').toLowerCase()))
    .sort((one, other) => rank(one) - rank(other) || other.openedAt.localeCompare(one.openedAt))
  const start = Number(wanted('cursor') ?? 0)
  const limit = Number(wanted('limit') ?? 50)
  const next = start + limit
  return {
    items: matching.slice(start, next).map(rowOf),
    position: world.position,
    ...(next < matching.length ? { nextCursor: String(next) } : {}),
  }
}
