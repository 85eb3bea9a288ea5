/** The roles people hold within one incident. */
export const incidentRoles = ['COMMANDER', 'DEPUTY', 'SCRIBE', 'COMMUNICATIONS'] as const
export type IncidentRole = (typeof incidentRoles)[number]

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
