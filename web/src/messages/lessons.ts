import { number, plural } from './forms'

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
const month = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })

function share(part: number, of: number) {
  return of === 0 ? '–' : percent.format(part / of)
}

function chance(value: number) {
  return value < 0.001 ? 'chance alone: below 0.1 %' : `chance alone: ${percent.format(value)}`
}

/** Every word about lessons. */
export const lessonsWords = {
  title: 'Lessons',
  lead: 'What published reviews say again and again, whether anything was done about it, and what incidents have in common. Duplicates are left out, and private incidents count only for those named on them.',
  csv: 'Lessons as CSV',
  themes: 'What contributed again and again',
  looked: (factors: number, reviewed: number, incidents: number) =>
    `${plural(factors, 'factor', 'factors')} of the reviews of ${number.format(reviewed)} of ${plural(incidents, 'incident', 'incidents')}; a theme is what contributed to at least two.`,
  alone: (alone: number) => `${plural(alone, 'factor is', 'factors are')} like no other incident’s.`,
  erased: (erased: number) => `${plural(erased, 'factor has', 'factors have')} been erased.`,
  leftOut: (leftOut: number) => `${plural(leftOut, 'factor', 'factors')} of older incidents are not looked at.`,
  noReviews: 'No review of an incident of this time is published yet.',
  noThemes: 'Nothing contributed to more than one incident.',
  toReviews: 'Incidents without a review',
  many: (count: number, reviewed: number) =>
    `${plural(count, 'incident', 'incidents')}, ${share(count, reviewed)} of those reviewed`,
  services: (services: { service: string; incidents: number }[]) =>
    services.map(({ service, incidents }) => `${service} ${number.format(incidents)}`).join(', '),
  affected: 'Services',
  byMonth: 'By month',
  month: (from: string, incidents: number) => `${month.format(new Date(from))}: ${number.format(incidents)}`,
  course: 'Course',
  direction: { MORE: 'It becomes more', LESS: 'It becomes less', UNCLEAR: 'No clear change' },
  halves: (course: { earlier: number; earlierOf: number; later: number; laterOf: number; chance: number }) =>
    `${number.format(course.earlier)} of ${number.format(course.earlierOf)} reviewed in the first half of the time, ${number.format(course.later)} of ${number.format(course.laterOf)} in the second; ${chance(course.chance)}.`,
  again: 'It came again after something was done:',
  said: (factors: number) => `What ${plural(factors, 'review says', 'reviews say')}`,
  done: (done: number, all: number) =>
    `Against it: ${number.format(done)} of ${plural(all, 'action item', 'action items')} done`,
  allDropped: 'Against it: every action item was dropped',
  nothing: 'Nothing is to be done against it.',
  erasedTitle: '[erased]',
  outcome: {
    ON_TIME: 'done on time',
    LATE: 'done late',
    OVERDUE: 'overdue',
    NOT_DUE_YET: 'not due yet',
    DROPPED: 'dropped',
  },
  inCommon: 'In common',
  usual: (having: number, of: number, usual: number, value: number) =>
    `${number.format(having)} of ${number.format(of)} (${share(having, of)}); usual is ${percent.format(usual)}; ${chance(value)}`,
  side: {
    SERVICE: (name: string) => `affected ${name}`,
    TEAM: (name: string) => `looked after by ${name}`,
    SEVERITY: (name: string) => `severity ${name}`,
    CAUSE: (name: string) => `caused by: ${name}`,
    SOURCE: (name: string) => `opened by ${name}`,
    HOUR: (name: string) => `opened in the hour from ${name}`,
    WEEKDAY: (name: string) => `opened on a ${name}`,
    DEPLOYMENT: (name: string) => `opened within an hour after a deployment of ${name}`,
  },
  begins: 'When incidents begin',
  beginsLead:
    'Hours, days of the week and deployments after which more incidents were opened than chance explains: compared with how much of the time it was that hour, that day, or within an hour after a deployment.',
  nothingUnusual: 'Nothing that chance could not explain.',
  method:
    'Factors are one theme when they mean about the same to the model that also finds similar incidents; it runs here and no text leaves Muster. Tests are exact (Fisher, binomial), all comparisons allowed for (Bonferroni), 5 %.',
}
