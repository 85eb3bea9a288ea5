import { type RolesHeld, rolesHeldBy } from './roles'

/** What a person may do anywhere in Muster, as the identity provider says. */
export type RealmRole = 'responder' | 'manager' | 'auditor' | 'partner' | 'admin'

export interface Me {
  id: string
  name: string
  roles: readonly string[]
  /** Whether they read nothing but the audit engagements opened for them. */
  engagementOnly?: boolean
}

/** A page of the rail. */
export type Place =
  | ('now' | 'incidents' | 'alerts' | 'changes' | 'services' | 'onCall' | 'silences' | 'noise' | 'reports' | 'prepare')
  | ('reviews' | 'analytics')
  | ('compliance' | 'people' | 'integrations')

const opens: Record<Place, readonly RealmRole[]> = {
  now: ['responder', 'manager'],
  incidents: ['responder', 'manager', 'auditor', 'admin'],
  alerts: ['responder', 'manager', 'auditor', 'admin'],
  changes: ['responder', 'manager', 'auditor'],
  services: ['responder', 'manager', 'auditor', 'admin'],
  onCall: ['responder', 'manager', 'auditor', 'admin'],
  silences: ['responder', 'manager', 'auditor', 'admin'],
  noise: ['responder', 'manager', 'auditor', 'admin'],
  reports: ['responder', 'manager'],
  prepare: ['responder', 'manager', 'auditor'],
  reviews: ['responder', 'manager', 'auditor'],
  analytics: ['responder', 'manager', 'auditor'],
  compliance: ['auditor', 'manager', 'responder'],
  people: ['admin', 'manager', 'auditor'],
  integrations: ['admin'],
}

/** Who can open a page: named when somebody else tries. */
export function rolesThatOpen(place: Place): readonly RealmRole[] {
  return opens[place]
}

export function canOpen(place: Place, me: Me): boolean {
  if (me.engagementOnly) return place === 'compliance'
  return opens[place].some(role => me.roles.includes(role))
}

/** Where a person starts: what needs them now, or for an auditor the proof. */
export function homeOf(me: Me): Place {
  return (['now', 'compliance', 'incidents'] as const).find(place => canOpen(place, me)) ?? 'onCall'
}

function isResponder(me: Me): boolean {
  return me.roles.includes('responder') || me.roles.includes('manager')
}

/** Declare, acknowledge, resolve and write notes. */
export function canRespond(me: Me): boolean {
  return isResponder(me)
}

/** A silence that comes back stays for months, so a manager answers for it. */
export function canSilenceWeekly(me: Me): boolean {
  return me.roles.includes('manager')
}

export function canEndSilence(me: Me, weekly: boolean): boolean {
  return weekly ? canSilenceWeekly(me) : isResponder(me)
}

/** What people wrote, and who was paged: everybody who works on incidents or checks them, administrators not. */
export function canReadTexts(me: Me): boolean {
  return isResponder(me) || me.roles.includes('auditor')
}

/** Phase, severity and roles: the commander of this incident, or any manager. */
export function canCommand(me: Me, roles: RolesHeld): boolean {
  if (me.roles.includes('manager')) return true
  return isResponder(me) && rolesHeldBy(me.id, roles).includes('COMMANDER')
}

/** Say that it is the same as another: who leads it, and any responder while nobody does. */
export function canMerge(me: Me, roles: RolesHeld): boolean {
  return canCommand(me, roles) || (isResponder(me) && roles.COMMANDER === undefined)
}

/** What is closed only a manager opens again. */
export function canReopenClosed(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Any responder may take a role that nobody holds. */
export function canTakeRole(me: Me, holder: unknown): boolean {
  return isResponder(me) && holder === undefined
}

/** Which services there are, what hangs on each, and how bad incidents are by rule: managers say so. */
export function canManageServices(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Schedules, teams and policies: managers publish them. */
export function canManageOnCall(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Who hears of incidents outside, how often and in which words: managers and administrators say so. */
export function canKeepAudiences(me: Me): boolean {
  return me.roles.includes('manager') || me.roles.includes('admin')
}

/** Anybody on call, and anybody's leave; a responder enters their own alone. */
export function canPutOnCall(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Plans and runbooks hold, and reviews are published, on a manager's word. */
export function canPublishPlans(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Administrators ask for a person's erasure. */
export function canRequestErasure(me: Me): boolean {
  return me.roles.includes('admin')
}

/** Managers decide about one they did not ask for and that is not about them, and keep legal holds. */
export function canDecideErasure(me: Me, requestedBy: string, personId: string): boolean {
  return me.roles.includes('manager') && me.id !== requestedBy && me.id !== personId
}

export function canKeepHolds(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Managers say which legal entities there are and which regimes each is under. */
export function canKeepEntities(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Managers decide what has to be reported, and record what was filed. */
export function canFileReports(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Managers say which standing reports are made and mailed by themselves. */
export function canScheduleReports(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Managers let auditors in, end it, and see what was looked at. */
export function canOpenEngagements(me: Me): boolean {
  return me.roles.includes('manager')
}

/** Who is called how often is for those who answer for it or check it. */
export function canSeeLoad(me: Me): boolean {
  return me.roles.includes('manager') || me.roles.includes('auditor')
}

/** What proves an incident leaves the house only with those who answer for it or check it. */
export function canTakeEvidence(me: Me): boolean {
  return me.roles.includes('manager') || me.roles.includes('auditor')
}

export function canReadProof(me: Me): boolean {
  return canOpen('compliance', me)
}
