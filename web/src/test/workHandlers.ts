import { HttpResponse, http, type RequestHandler } from 'msw'
import type { Incident, Moment, Task } from '../api/types'
import { isOver } from '../domain/tasks'
import { aTask } from './builders'
import type { World } from './World'

type Act = (incident: Incident, body: Record<string, unknown>, params: Record<string, unknown>) => Response
type OnIncident = (path: string, act: Act) => { path: string; handle: Parameters<typeof http.post>[1] }

/** What people work on within an incident: tasks, times, who is affected, files. */
export function workHandlers(
  world: World,
  onIncident: (path: string, act: Act) => unknown,
  written: (incident: Incident) => Response,
): RequestHandler[] {
  const on = onIncident as OnIncident
  const now = () => new Date().toISOString()
  const me = () => ({ kind: 'PERSON' as const, id: world.me?.id ?? '', name: world.me?.name ?? '' })
  const withTask = (incident: Incident, id: unknown, change: Partial<Task>, summary: string, data = {}) =>
    written(
      world.record(
        incident,
        'incident.task-moved',
        summary,
        { tasks: incident.tasks.map(task => (task.id === id ? { ...task, ...change } : task)) },
        { taskId: id, ...data },
      ),
    )
  const add = on('tasks', (incident, { title }) => {
    const task = aTask(`task-${world.position}`, { title: String(title), addedAt: now(), addedBy: me() })
    const change = { tasks: [...incident.tasks, task] }
    return written(world.record(incident, 'incident.task-added', 'Task added', change, { taskId: task.id, title }))
  })
  const move = on('tasks/:taskId/state', (incident, { to, reason }, { taskId }) => {
    const task = incident.tasks.find(({ id }) => id === taskId)
    if (to === 'DONE' && task?.waitsFor.length && !reason) return HttpResponse.json({ status: 409 }, { status: 409 })
    const change = { state: to as Task['state'], ...(reason ? { reason: String(reason) } : {}) }
    const moved = withTask(incident, taskId, change, `Task ${String(to).toLowerCase()}`, { reason })
    world.incidents = world.incidents.map(each => ({
      ...each,
      tasks: each.tasks.map(other => ({
        ...other,
        waitsFor: other.dependsOn.filter(id => each.tasks.some(first => first.id === id && !isOver(first))),
      })),
    }))
    return moved
  })
  const owner = on('tasks/:taskId/owner', (incident, { personId, personName }, { taskId }) => {
    const change = { owner: { id: String(personId), name: String(personName) } }
    return withTask(incident, taskId, change, `${personName} has the task`)
  })
  const change = on('tasks/:taskId', (incident, { title, details, due, dependsOn }, { taskId }) => {
    const words = { title: String(title), dependsOn: (dependsOn as string[]) ?? [] }
    const more = { ...(details ? { details: String(details) } : {}), ...(due ? { due: String(due) } : {}) }
    return withTask(incident, taskId, { ...words, ...more }, 'Task changed')
  })
  const say = on('moments/:moment', (incident, { at, reason, source }, { moment }) => {
    const before = incident.moments.find(each => each.moment === moment)
    const said = { at: String(at), by: me(), recordedAt: now() }
    const more = { ...(reason ? { reason: String(reason) } : {}), ...(source ? { source: String(source) } : {}) }
    const next = { moment: moment as Moment, at: String(at), said: [...(before?.said ?? []), { ...said, ...more }] }
    const moments = [...incident.moments.filter(each => each.moment !== moment), next]
    const summary = before ? 'Corrected' : 'Recorded'
    return written(world.record(incident, 'incident.moment-recorded', summary, { moments }, { moment, reason }))
  })
  const services = on('services', (incident, { add: added = [], remove = [], reason }) => {
    const left = incident.services.filter(name => !(remove as string[]).includes(name))
    const now = { services: [...left, ...(added as string[])] }
    return written(world.record(incident, 'incident.services-changed', 'Also affects others', now, { reason }))
  })
  const party = on('parties', (incident, { name, count, estimated = false }) => {
    const who = { id: `party-${world.position}`, name: String(name), estimated: estimated === true, by: me() }
    const parties = [...incident.parties, { ...who, since: now(), ...(count ? { count: Number(count) } : {}) }]
    return written(world.record(incident, 'incident.party-affected', 'Customers are affected', { parties }, { name }))
  })
  const reopen = on('reopen', (incident, { reason, page }) => {
    const state = page ? ('TRIGGERED' as const) : ('ACKNOWLEDGED' as const)
    const { resolvedAt: _, closedAt: __, ...open } = incident
    const phase = incident.phase === 'CLOSED' ? ('LESSONS_LEARNED' as const) : incident.phase
    world.incidents = world.incidents.map(each => (each.id === incident.id ? open : each))
    return written(world.record(open, 'incident.reopened', 'Reopened', { state, phase }, { reason }))
  })
  const handOver = on('roles/:role/hand-over', (incident, { personId, personName, summary }, { role }) => {
    const holder = { id: String(personId), name: String(personName), since: now() }
    const roles = { ...incident.roles, [String(role)]: holder }
    return written(world.record(incident, 'incident.role-handed-over', 'Handed over', { roles }, { summary }))
  })
  const withdraw = on('attachments/:attachmentId/withdraw', (incident, { reason }, { attachmentId }) => {
    const attachments = incident.attachments.filter(({ id }) => id !== attachmentId)
    const summary = 'A file is not shown any more'
    return written(world.record(incident, 'incident.attachment-withdrawn', summary, { attachments }, { reason }))
  })
  const makePrivate = on('access/make-private', (incident, { reason }) => {
    const shut = { visibility: 'PRIVATE' as const, named: [{ id: me().id, name: me().name }] }
    return written(world.record(incident, 'incident.made-private', 'Private from here on', shut, { reason }))
  })
  const grant = on('access/people/:personId', (incident, { personName, reason }, { personId }) => {
    const named = [...(incident.named ?? []), { id: String(personId), name: String(personName) }]
    const summary = `${personName} was named on it`
    return written(world.record(incident, 'incident.access-granted', summary, { named }, { reason }))
  })
  const unname = on('access/people/:personId/withdraw', (incident, { reason }, { personId }) => {
    const named = (incident.named ?? []).filter(({ id }) => id !== personId)
    return written(world.record(incident, 'incident.access-withdrawn', 'No longer named', { named }, { reason }))
  })
  return [
    http.post(makePrivate.path, makePrivate.handle),
    http.put(grant.path, grant.handle),
    http.post(unname.path, unname.handle),
    http.post(add.path, add.handle),
    http.post(move.path, move.handle),
    http.put(owner.path, owner.handle),
    http.put(change.path, change.handle),
    http.put(say.path, say.handle),
    http.post(services.path, services.handle),
    http.post(party.path, party.handle),
    http.post(reopen.path, reopen.handle),
    http.post(handOver.path, handOver.handle),
    http.post(withdraw.path, withdraw.handle),
  ]
}
