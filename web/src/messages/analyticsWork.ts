import { number, plural } from './forms'

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
const one = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** Every word about deployments, noise and the load of people, as analytics say it. */
export const workWords = {
  titles: { deployments: 'Deployments', noise: 'For nothing', load: 'On-call load' },
  csv: 'CSV',
  csvOf: (title: string) => `${title} as CSV`,
  tableOf: (title: string) => `Table: ${title}`,
  percent: (share: number) => percent.format(share),
  noDeployments: 'No deployment to production is known of in this time.',
  rate: (failed: number, all: number, rate: number) =>
    `Change failure rate ${percent.format(rate)}: ${number.format(failed)} of ${plural(all, 'deployment', 'deployments')} caused an incident.`,
  recovery: (counted: number, median: string, p90: string) =>
    counted === 0
      ? 'None of those incidents is resolved yet.'
      : `Recovery time, from when the trouble began until it was resolved: median ${median}, p90 ${p90}, of ${plural(counted, 'incident', 'incidents')}.`,
  deploymentsDefinition:
    'Counted are deployments to an environment called production or not named, that did not fail to run. One failed when an incident has it as its cause. Of the choices above, period, service and team apply.',
  service: 'Service',
  noService: 'no service',
  failed: 'Failed',
  share: 'Rate',
  recovered: 'Recovery, median',
  incidents: 'Incidents',
  choose: (name: string) => `Only ${name}`,
  noNoise: 'No incident of alerts was over in this time.',
  untouched: (untouched: number, opened: number, share: number) =>
    `${percent.format(share)}: ${number.format(untouched)} of ${plural(opened, 'incident', 'incidents')} of alerts ${untouched === 1 ? 'was' : 'were'} over before anybody did anything.`,
  whichAlerts: 'Which alerts?',
  pages: (pages: number, night: number, hours: number) =>
    `${plural(pages, 'page', 'pages')}, ${number.format(night)} of them by night; ${plural(hours, 'hour', 'hours')} interrupted.`,
  fairness: (gini: number) =>
    `Fairness (Gini coefficient of interrupted hours): ${gini.toFixed(2)}. 0: all the same; 1: all on one.`,
  hours: (hours: number, cost: number | undefined, currency: string | undefined) =>
    cost === undefined
      ? `People spent ${one.format(hours)} hours. No rate per hour is set.`
      : `People spent ${one.format(hours)} hours, which cost ${number.format(Math.round(cost))} ${currency ?? ''}.`,
  loadDefinition:
    'Night is from 22:00 to 7:00 by the clock of whoever was called. An hour is interrupted when somebody was called in it. Time spent is time in a role until it was released or the incident resolved, and each interrupted hour; of one person nothing counts twice. Only people who were called are compared.',
  nobody: 'Nobody was called in this time.',
  person: 'Person',
  interrupted: 'Interrupted hours',
  paged: 'Pages',
  byNight: 'By night',
  zone: 'Zone',
}
