/** The roles one person at a time holds within an incident. */
export const incidentRoles = ['COMMANDER', 'DEPUTY', 'SCRIBE', 'COMMUNICATIONS', 'LIAISON'] as const

/** Every role; several people may be subject experts. */
export type IncidentRole = (typeof incidentRoles)[number] | 'SUBJECT_EXPERT'

export interface RoleHolder {
  id: string
  name: string
  since: string
}

export type RolesHeld = Partial<Record<IncidentRole, RoleHolder>>

/** The roles a person holds in an incident. */
export function rolesHeldBy(personId: string, roles: RolesHeld): IncidentRole[] {
  return incidentRoles.filter(role => roles[role]?.id === personId)
}
