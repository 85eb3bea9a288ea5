import { choice, list, plural } from './forms'

const kinds = {
  SCHEDULE: 'Who is on call',
  PERSON: 'A person',
  TEAM: 'A team',
  ROTATION: 'Everybody of a schedule',
} as const

const times = (n: number) => (n === 1 ? 'once' : plural(n, 'time', 'times'))

/** Every word about escalation policies. */
export const policyWords = {
  title: 'Escalation policies',
  lead: 'Who is called for which services, in which order, until somebody acknowledges.',
  none: 'There is no escalation policy yet: an incident would page nobody.',
  add: 'New policy…',
  newTitle: 'New escalation policy',
  editTitle: (name: string) => `Escalation policy ${name}`,
  version: (version: number) => `Version ${version}`,
  everyOther: 'Every service without a policy of its own',
  levels: (n: number, repeat: number) =>
    `${plural(n, 'level', 'levels')}${repeat > 0 ? `, repeated ${times(repeat)}` : ''}`,
  policy: 'Policy',
  id: 'Id',
  idHint: 'For links and the API; it cannot change later.',
  name: 'Name',
  services: 'Services',
  servicesHint: 'Names of the catalogue, with commas between. Empty: every service without a policy of its own.',
  level: (n: number) => `Level ${n}`,
  levelOf: (n: number, round: number) => `Level ${n}${round > 1 ? `, round ${round}` : ''}`,
  repeat: 'If nobody acknowledges',
  repeatHint: 'After the last level’s time it begins again with level 1, by whoever is on call then.',
  repeats: (n: number) => (n === 0 ? 'It ends after the last level' : `It is gone through again ${times(n)}`),
  furtherRounds: (n: number) => `Then it begins again: ${plural(n, 'more round', 'more rounds')}`,
  addLevel: 'Add a level',
  removeLevel: (n: number) => `Remove level ${n}`,
  moveUp: (n: number) => `Move level ${n} up`,
  targets: 'Whom it calls',
  addTarget: 'Add…',
  addTo: (n: number) => `Add to level ${n}`,
  takeOut: (name: string, n: number) => `Take ${name} out of level ${n}`,
  kinds,
  target: (kind: keyof typeof kinds, name: string) =>
    kind === 'SCHEDULE'
      ? `Whoever is on call on ${name}`
      : kind === 'TEAM'
        ? `Everybody of the team ${name}`
        : kind === 'ROTATION'
          ? `Everybody who takes turns on ${name}`
          : name,
  calling: 'Who of them',
  callings: { EVERYBODY: 'All at the same time', IN_TURN: 'One, in turn from incident to incident' },
  inTurn: (names: string) => `one in turn of: ${names}`,
  wait: 'Minutes to acknowledge before the next level',
  waits: (minutes: number) => `then waits ${plural(minutes, 'minute', 'minutes')}`,
  when: 'When it is called',
  whens: { always: 'Always', only: 'Only for some severities or hours' },
  severities: 'Severities (none: every one)',
  days: 'Days on which its hours begin (none: every day)',
  from: 'From',
  until: 'Until',
  overnight: 'Not after the beginning: of the next day.',
  zone: 'By the clock of',
  only: (parts: string[]) => `Only ${parts.join(', ')}`,
  forSeverities: (severities: string[]) => `for ${choice.format(severities)}`,
  onDays: (days: string[]) => `on ${list.format(days)}`,
  hours: (from: string, until: string, zone: string) => `from ${from} to ${until} (${zone})`,
  passedOver:
    'A level that is not called then is passed over, and the record says so. The last level is called all the same where nobody was called before it.',
  lapse: {
    title: 'Still on it?',
    asks: 'Ask whoever acknowledged whether they are still on it',
    asksHint:
      'By their own means, once nothing is heard of them. Whatever they do in the incident is an answer. Without one the acknowledgement lapses, and this policy begins again.',
    afterHint: 'Leave a severity empty to ask nobody about it.',
    afterOf: (severity: string) => `${severity}: minutes without a sign`,
    answerWithin: 'Minutes to answer',
    after: (severity: string, minutes: number) => `${severity} after ${plural(minutes, 'minute', 'minutes')}`,
    inWords: (times: string[], within: number) =>
      `Whoever acknowledged and gives no sign is asked: ${list.format(times)}. Without an answer within ${plural(within, 'minute', 'minutes')} the policy begins again.`,
    would: (after: number, within: number) =>
      `Whoever acknowledges is asked after ${plural(after, 'minute', 'minutes')} without a sign, has ${plural(within, 'minute', 'minutes')} to answer, and then it begins again with level 1.`,
    never: 'Whoever acknowledges is not asked again: it stays theirs.',
    asked: (name: string) => `${name} is asked whether they are still on it. Without an answer others are called`,
    askedYou: 'Are you still on it? Without an answer others are called',
    yes: 'Yes, still on it',
    noted: (number: string) => `${number} stays yours.`,
    next: (name: string) => `Unless they give a sign, ${name} is asked whether they are still on it`,
  },
  publish: 'Publish',
  running: 'Escalations that run keep the version they began with.',
  whom: 'Whom it would call',
  whomLead: 'If an incident opened then and nobody answered. Nobody is paged by looking.',
  severity: 'Severity',
  at: 'Opens at',
  notYet: 'Fill in the levels to see whom they would call.',
  skipped: 'passed over',
  nobody: 'nobody is on call',
  roleCall: {
    missing: (role: string, people: string[]) =>
      people.length === 0
        ? `Nobody is ${role.toLowerCase()}, and nobody is on call to be paged for it, since`
        : `Nobody is ${role.toLowerCase()}. Paged for it: ${list.format(people)}, since`,
    over: (role: string, people: string[]) =>
      `Nobody was ${role.toLowerCase()} for a while. Paged for it: ${list.format(people) || 'nobody'}, from`,
  },
  ruleCall: {
    running: (people: string[]) =>
      people.length === 0
        ? 'An automation rule wanted somebody paged, and nobody is on call, since'
        : `Paged by an automation rule: ${list.format(people)}, since`,
    over: (people: string[]) => `An automation rule had paged ${list.format(people) || 'nobody'}, from`,
    see: 'See the rule',
  },
  hindsight: 'Tried on last month’s incidents',
  hindsightLead:
    'As if each incident of the last 30 days had been answered when it was. Schedules and leave as they were, teams as they are.',
  tryIt: 'Try it on them',
  looked: (n: number, leftOut: number) =>
    `${plural(n, 'incident', 'incidents')} looked at${leftOut > 0 ? `; ${plural(leftOut, 'older one', 'older ones')} left out` : ''}.`,
  noPast: 'No incident went through this policy in the last 30 days.',
  measure: 'In 30 days',
  asWas: 'As it was',
  asWould: 'With these levels',
  calls: 'People called (each once an incident)',
  woken: 'of them between 22:00 and 7:00 by their own clock',
  balance: (saved: number, added: number) =>
    `${plural(saved, 'call', 'calls')} saved, ${plural(added, 'call', 'calls')} more.`,
  missed: (n: number) =>
    n === 0
      ? 'Whoever took an incident on would have been called, too.'
      : `${plural(n, 'incident', 'incidents')} taken on by somebody who would not have been called.`,
  spared: (people: string[]) => `not called: ${list.format(people)}`,
  more: (people: string[]) => `called: ${list.format(people)}`,
  missedOne: 'not called: who took it on',
  upcoming: 'Who is next, unless somebody acknowledges',
  skippedLevel: (level: number, round: number) => `${level}${round > 1 ? ` (round ${round})` : ''}`,
  wasSkipped: (levels: string[]) =>
    `${levels.length === 1 ? 'Level' : 'Levels'} ${list.format(levels)} passed over: not called for such an incident at that hour.`,
}
