import { list, number, plural } from './forms'

const times = (count: number) => plural(count, 'time', 'times')

/** Every word about automation rules. */
export const automationWords = {
  title: 'Automation',
  toPrepare: 'Prepare',
  all: 'All rules',
  one: 'Automation rule',
  list: 'Rules',
  none: 'No rule is written yet. Begin with something people do in every such incident.',
  noneYet: 'No rule is written yet.',
  create: 'New rule…',
  newTitle: 'New automation rule',
  newLead: 'What Muster is to do by itself',
  when: {
    OPENED: 'an incident opens',
    ACKNOWLEDGED: 'somebody acknowledges it',
    SEVERITY_CHANGED: 'its severity changes',
    PHASE_CHANGED: 'its phase changes',
    ROLE_ASSIGNED: 'a role is given to somebody',
    ROLE_RELEASED: 'a role becomes free',
    ALERTS_ATTACHED: 'alerts of another incident come to it',
    RESOLVED: 'it is resolved',
    REOPENED: 'it is reopened',
    NOT_ACKNOWLEDGED_FOR: 'nobody acknowledges it for some time',
    NO_UPDATE_FOR: 'nobody writes into its timeline for some time',
    PHASE_LASTS: 'a phase lasts for some time',
    ROLE_MISSING_FOR: 'nobody has a role for some time',
  },
  whenLine: (when: string) => `When ${when}`,
  whichPhase: 'Which phase',
  whichRole: 'Which role',
  minutes: 'For how long (minutes)',
  minutesHint: 'It fires once in an incident by each version.',
  lasting: (minutes: number, what: string | undefined) =>
    what ? `${what}: for ${plural(minutes, 'minute', 'minutes')}` : `For ${plural(minutes, 'minute', 'minutes')}`,
  ifLine: 'If',
  always: 'Always',
  thenLine: 'Then',
  task: (title: string) => `Task: ${title}`,
  taskFor: (role: string) => `for the ${role.toLowerCase()}`,
  taskDue: (minutes: number) => `due after ${plural(minutes, 'minute', 'minutes')}`,
  action: (kind: string, told: string[]) => `Action: ${[kind, ...told].join(' ')}`,
  goesAheadLine: 'goes ahead by itself where nobody has to approve it',
  undoneLine: (minutes: number) => `undone after ${plural(minutes, 'minute', 'minutes')}`,
  update: (text: string) => `Timeline: ${text}`,
  page: (whom: string) => `Page: ${whom}`,
  policy: (name: string) => `policy ${name}`,
  draftLine: (audiences: string[]) => `Draft an update for ${list.format(audiences)}`,
  limits: (hour: number, incident: number) =>
    `It stops itself above ${times(hour)} an hour, or ${times(incident)} an hour in one incident.`,
  stateOf: (row: {
    enabled?: number | undefined
    stopped: boolean
    retired: boolean
    version?: number | undefined
    draft: number
    progress: 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'PUBLISHED'
  }) => {
    const fires = row.retired
      ? 'Given up.'
      : row.enabled !== undefined
        ? `On: version ${row.enabled} fires.`
        : row.stopped
          ? 'Stopped itself.'
          : row.version === undefined
            ? 'Never published.'
            : 'Off.'
    const draft = {
      DRAFT: `Draft ${row.draft} is being written.`,
      SUBMITTED: `Draft ${row.draft} waits for a manager.`,
      RETURNED: `Draft ${row.draft} was given back.`,
      PUBLISHED: '',
    }[row.progress]
    return draft ? `${fires} ${draft}` : fires
  },
  fired: (count: number) => (count === 0 ? 'It never fired.' : `It fired ${times(count)}, last`),
  state: 'How it stands',
  enabledBy: (version: number) => `Version ${version} was enabled by`,
  disabledBy: 'Disabled by',
  retiredBy: 'Given up by',
  returned: (why: string) => `A manager gave the draft back: ${why}`,
  stoppedBy: {
    HOUR_LIMIT: 'It stopped itself: it had fired as often as it may within an hour.',
    INCIDENT_LIMIT: 'It stopped itself: it had fired in one incident as often as it may within an hour.',
    LOOP: '',
  },
  notYours: 'You wrote or submitted this draft, so another manager has to approve it.',
  notTried: (version: number) => `Version ${version} has to be tried before it is enabled.`,
  draft: (draft: number) => `Draft ${draft}`,
  version: (version: number) => `Version ${version}`,
  by: 'Written by',
  approvedBy: 'approved by',
  edit: 'Change…',
  editing: 'What its next version says',
  submit: 'Submit for approval',
  approve: (draft: number) => `Approve draft ${draft}`,
  giveBack: 'Give back…',
  enable: (version: number) => `Enable version ${version}…`,
  disable: 'Disable…',
  retire: 'Give up…',
  asks: {
    return: { title: 'Give the draft back', question: 'What has to be different?', verb: 'Give back' },
    disable: {
      title: 'Disable the rule',
      lead: 'It does nothing more from now on. What it has done stays.',
      question: 'Why is it to fire no more?',
      verb: 'Disable',
    },
    retire: { title: 'Give the rule up', question: 'Why is it given up?', verb: 'Give up' },
    enable: {
      title: 'Enable the rule',
      lead: 'It answers what happens from now on, in real incidents.',
      question: 'Why is it to fire from now on?',
      verb: 'Enable',
    },
  },
  dryRun: 'Would have fired',
  tryVersion: (version: number) => `Try version ${version} on the last 30 days`,
  tryDraft: 'Try on the last 30 days',
  trying: (looked: number, inAll?: number) =>
    inAll === undefined
      ? 'The incidents of the last 30 days are being read.'
      : `${number.format(looked)} of ${plural(inAll, 'incident', 'incidents')} of the last 30 days read.`,
  readSoFar: 'Incidents read so far',
  stopTrying: 'Stop',
  tryingStopped: 'Stopped; nothing went on record.',
  tryingFailed: 'It could not be tried to the end: the service met trouble, or was stopped. Try it again.',
  tried: (count: number, events: number, incidents: number) =>
    `It would have fired ${times(count)}: of ${plural(events, 'such event', 'such events')} in ${plural(incidents, 'incident', 'incidents')}.`,
  busiest: (count: number, limit: number) =>
    count > limit
      ? `Within its busiest hour ${times(count)}: it would have stopped itself at ${number.format(limit)}.`
      : `Within its busiest hour ${times(count)}.`,
  lastTried: (met: number, incidents: number) =>
    `Last tried: it would have fired ${times(met)} in ${plural(incidents, 'incident', 'incidents')}, says`,
  noneMet: 'It would never have fired.',
  firings: 'What it did',
  noFirings: 'It has not fired yet.',
  more: (shown: number, all: number) => `The newest ${number.format(shown)} of ${number.format(all)}.`,
  hiddenIncident: 'an incident that is not for you',
  inIncident: 'in',
  rehearsed: 'in a drill: nothing was done',
  withheld: {
    LOOP: 'Not done: another rule did what happened',
    HOUR_LIMIT: 'Not done, and stopped: too often within an hour',
    INCIDENT_LIMIT: 'Not done, and stopped: too often in this incident',
  },
  outcome: {
    TASK: 'Task',
    UPDATE: 'Timeline',
    ACTION: 'Action',
    PAGE: 'Page',
    DRAFT: 'Draft',
  },
  result: {
    DONE: 'done',
    PROPOSED: 'proposed',
    ASKED: 'asked for',
    WOULD_HAVE: 'would have been done',
    REFUSED: 'refused',
  },
  underWay: 'Under way',
  name: 'Name',
  purpose: 'What is it good for?',
  purposeHint: 'Whoever approves it decides by this.',
  whenField: 'When',
  condition: 'If (may be left empty)',
  conditionHint: "As in @.severity == 'SEV1' && @.services contains 'checkout'. All fields are in docs/automation.md.",
  zone: 'Time zone of hours and weekdays',
  tasks: 'Tasks to add',
  addTask: 'Add a task',
  removeTask: (place: number) => `Remove task ${place}`,
  taskTitle: (place: number) => `Task ${place}`,
  taskDetails: (place: number) => `Task ${place}: details`,
  taskOwner: (place: number) => `Task ${place} is for`,
  taskDueField: (place: number) => `Task ${place} is due after (minutes)`,
  nobody: 'nobody in particular',
  updates: 'What the timeline is to say',
  addUpdate: 'Add an update',
  removeUpdate: (place: number) => `Remove update ${place}`,
  updateText: (place: number) => `Update ${place}`,
  textHint: 'Fields may stand in braces, as in {$.severity}.',
  actions: 'Actions to propose',
  actionsHint: 'Each is tried first. What is dangerous waits for a person who approves it.',
  noTargets: 'No target of actions is set up yet. An administrator does that under Integrations.',
  addAction: 'Add an action',
  removeAction: (place: number) => `Remove action ${place}`,
  actionWhere: (place: number) => `Action ${place}: where?`,
  actionWhat: (place: number) => `Action ${place}: what is to be done?`,
  actionField: (place: number, field: string) => `Action ${place}: ${field}`,
  actionWhy: (place: number) => `Action ${place}: what is it good for?`,
  actionUndo: (place: number) => `Action ${place}: undo after (minutes)`,
  actionGoesAhead: (place: number) =>
    `Action ${place} goes ahead by itself where its target can try it and nobody has to approve it`,
  pages: 'Whom to page',
  pagesHint:
    'They are called whoever has taken the incident on, until one of them does something in it or it is over. In a drill nobody is.',
  addPage: 'Add a page',
  removePage: (place: number) => `Remove page ${place}`,
  pageWhom: (place: number) => `Page ${place}: whom?`,
  chooseWhom: 'Choose…',
  byPolicy: 'Level by level, by a policy',
  targetKinds: {
    PERSON: 'A person',
    SCHEDULE: 'Whoever is on call on a schedule',
    TEAM: 'Everybody in a team',
    ROTATION: 'Everybody in a rotation',
  },
  drafts: 'Updates to draft for people outside',
  draftsHint: 'By the template of its kind. None goes out before a person has approved it.',
  noAudiences: 'Nobody is laid down yet who hears of incidents outside.',
  addDraft: 'Add a draft',
  removeDraft: (place: number) => `Remove draft ${place}`,
  draftKind: (place: number) => `Draft ${place}: what it says`,
  asItStands: 'What follows from how the incident stands',
  draftFor: (place: number) => `Draft ${place}: for whom?`,
  perHour: 'Times an hour at most',
  perIncident: 'Times an hour in one incident at most',
  why: 'Why does it change?',
  save: 'Save the draft',
  stale: 'Somebody else changed the rule meanwhile. Close this and look at theirs first.',
} as const
