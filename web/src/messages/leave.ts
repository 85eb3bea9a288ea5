import { plural } from './forms'

/** Every word about leave that is read in from people's calendars. */
export const leaveWords = {
  link: 'Read in from a calendar…',
  title: 'Leave from a calendar',
  what: 'Calendar',
  hint: 'Export your calendar as iCalendar (.ics) and choose the file. First you see what would become leave; nothing is written before. Titles are shown here and are recorded nowhere.',
  again:
    'Reading it in again makes leave be as the calendar says now: what it has no more ends. Leave that was entered by hand stays.',
  whose: 'Whose calendar is it?',
  zone: 'Days begin by the clock of',
  allDay: 'Entries for whole days that block time are leave',
  words: 'Titles with one of these words are leave',
  wordsHint: 'With commas between. What the calendar calls out of office always is.',
  usual: 'vacation, holiday, annual leave, out of office, ooo, pto',
  file: 'Choose a file…',
  see: 'See what would become leave',
  plan: 'What would become leave',
  done: 'What became leave',
  nothing: 'The coming year of this calendar holds nothing.',
  none: 'Nothing of it is leave.',
  notLeave: (n: number) => `${plural(n, 'entry is', 'entries are')} no leave`,
  more: (n: number) => `and ${n} more`,
  apply: 'Make it so',
  same: 'The leave is as the calendar says.',
  ends: 'Ends, as the calendar has it no more',
  effects: { NEW: 'becomes leave', UNCHANGED: 'is leave already', NONE: 'no leave' },
  effectsDone: { NEW: 'is leave now', UNCHANGED: 'was leave already', NONE: 'no leave' },
  because: {
    OUT_OF_OFFICE: 'out of office',
    WORDS: 'by its title',
    WHOLE_DAYS: 'whole days',
    FREE: 'blocks no time',
    AT_WORK: 'some hours, or whole days that do not count',
    CANCELLED: 'cancelled',
  },
  lookAgain: 'Something was chosen since: look again before you make it so.',
}
