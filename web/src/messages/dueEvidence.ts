/** Every word about evidence whose time is over. */
export const dueEvidenceWords = {
  title: 'Evidence kept long enough',
  lead: 'Its time is over by its class. Nothing is deleted by itself: somebody asks, and a manager who is not the one who asked deletes. Hash and chain of custody stay.',
  list: 'Its content is still kept',
  none: 'Nothing is over its time.',
  one: (number: string, kind: string) => `${number}: ${kind}`,
  until: 'to be kept until',
  held: 'A legal hold forbids deleting it.',
  unasked: 'Nobody has asked for its deletion.',
  asked: 'asked for its deletion',
  yours: 'You asked, so another manager decides.',
  others: 'A manager who did not ask decides.',
  takeBack: 'Take it back…',
}
