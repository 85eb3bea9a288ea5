import type { EvidenceItem } from '../../api/types'
import { canRespond, type Me } from '../../domain/permissions'
import type { evidenceWords } from '../../messages/evidence'

/** What can be asked of an item. */
export type ItemVerb = keyof typeof evidenceWords.verbs

/** What this person may ask of an item now: at first sight, and behind "More". */
export function verbsFor(item: EvidenceItem, me: Me, held: boolean): { first: ItemVerb[]; more: ItemVerb[] } {
  if (item.deleted) return { first: [], more: [] }
  const manager = me.roles.includes('manager')
  const responds = canRespond(me)
  const inHands = responds && (manager || item.custodian.id === me.id)
  const offeredToMe = responds && item.offeredTo?.id === me.id
  const when = (allowed: boolean | undefined, ...verbs: ItemVerb[]) => (allowed ? verbs : [])
  const first = [
    ...when(offeredToMe, 'accept', 'decline'),
    ...when(item.cleared, 'view', 'download'),
    ...when(item.deletion && manager && item.deletion.by.id !== me.id && !held, 'delete'),
  ]
  const more = [
    ...when(inHands && !item.offeredTo, 'transfer'),
    ...when(inHands && item.offeredTo !== undefined && !offeredToMe, 'takeBack'),
    ...when(responds && item.cleared && !item.sealed, 'correct'),
    ...when(inHands && !item.sealed, 'seal'),
    // Messages of alerts and of the chat are read elsewhere anyway.
    ...when(inHands && !item.privileged && item.origin !== 'ALERT' && item.origin !== 'CHAT', 'privilege'),
    ...when(manager && item.privileged, 'lift'),
    ...when(responds && !item.deletion && !held, 'askDeletion'),
    ...when(item.deletion && responds && (manager || item.deletion.by.id === me.id), 'keep'),
  ]
  return { first, more }
}
