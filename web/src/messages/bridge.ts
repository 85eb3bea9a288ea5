import { list } from './forms'

/** Every word about who is asked to a call, and who is in it. */
export const bridgeWords = {
  inIt: (people: number) => `${people} in the call`,
  who: 'Who is in the call, and who was invited',
  here: 'In the call',
  nobody: 'Nobody said that they are in it.',
  nobodyTold: 'Nobody is in it.',
  gone: 'Were in it',
  invited: 'Invited',
  for: (services: string[]) => `answers for ${list.format(services)}`,
  ownerless: (services: string[]) => `Nobody is known to answer for ${list.format(services)}.`,
  unknown: 'somebody',
  stranger: (name: string) => `${name} (not known to Muster)`,
  joined: 'I joined',
  left: 'I left',
} as const
