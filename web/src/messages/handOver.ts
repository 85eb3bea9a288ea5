import { list } from './forms'

/** Every word about an incident that is handed over to somebody else. */
export const handOverWords = {
  region: 'Hand-over',
  verb: 'Hand over…',
  title: (number: string) => `Hand ${number} over`,
  lead: 'Whoever you choose is paged by their own rules and has to accept. Until then nothing changes: it stays yours, or the policy goes on.',
  to: 'To whom',
  choose: 'Choose…',
  summary: 'What is known, and what comes next',
  minutes: 'Minutes to accept',
  after: 'Where nobody accepts in time, your acknowledgement lapses and the escalation policy begins again.',
  submit: 'Hand over',
  handed: (number: string) => `${number} is handed over. You are told here when somebody accepts.`,
  toMe: (giver: string) => `${giver} hands it over to you. Accept`,
  accept: 'Accept, it is mine',
  accepted: (number: string) => `${number} is yours now.`,
  mine: (people: string[]) => `You hand it over to ${list.format(people)}. It is waited for somebody to accept`,
  open: (giver: string, people: string[]) =>
    `${giver} hands it over to ${list.format(people)}. It is waited for somebody to accept`,
  keep: 'Keep it after all',
  kept: (number: string) => `${number} is handed over to nobody any more.`,
  somebody: 'whoever is on call',
  over: {
    ACCEPTED: (giver: string, taker: string) => `${giver} handed it over, and ${taker} accepted`,
    WITHDRAWN: (giver: string) => `${giver} handed it over, and it came to nothing`,
    NOT_ACCEPTED: (giver: string) => `${giver} handed it over, and nobody accepted in time`,
  },
} as const
