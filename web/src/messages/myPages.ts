import { t } from './en'

/** What a page asks of whoever it went to, and what its sentence names. */
interface Asked {
  asks: 'ACKNOWLEDGE' | 'STILL_ON' | 'ACCEPT' | 'TAKE_ROLE' | 'LOOK' | 'REPORT'
  role?: keyof typeof t.incidentRole
  giver?: { name: string }
}

interface Answer {
  /** On the button; absent where only deeds in the incident are an answer. */
  button?: string
  busy?: string
  done?: (number: string) => string
  /** Why one is paged, where it is not to take the incident on. */
  why?: string
}

/** Every word about what a page asks of whoever it went to. */
export function answerTo({ asks, role, giver }: Asked): Answer {
  switch (asks) {
    case 'ACKNOWLEDGE':
      return { button: t.now.acknowledge, busy: t.now.acknowledging, done: t.now.acknowledged }
    case 'STILL_ON':
      return {
        button: 'Yes, still on it',
        busy: 'Saying so…',
        done: number => `Noted: you are still on ${number}.`,
        why: 'Are you still on it?',
      }
    case 'ACCEPT':
      return {
        button: 'Accept',
        busy: 'Accepting…',
        done: number => `${number} is yours now.`,
        why: `${giver?.name ?? 'Somebody'} hands it over to you`,
      }
    case 'TAKE_ROLE':
      return { why: `Nobody is ${(role ? t.incidentRole[role] : 'there').toLowerCase()}` }
    case 'LOOK':
      return { why: 'An automation rule has you called' }
    case 'REPORT':
      return { why: 'The time for a report to an authority runs out' }
  }
}

export const openIncident = (number: string) => `Open ${number}`
