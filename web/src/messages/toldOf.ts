import { list } from './forms'

/** Of which incidents a channel or a program is told: from a severity on, and of these services; none: of all. */
export function toldOf(from: string, services: string[]): string {
  const incidents = from === 'SEV1' ? 'Told of incidents of SEV1' : `Told of incidents of ${from} and worse`
  return services.length > 0 ? `${incidents} of ${list.format(services)}` : incidents
}
