/** Texts about the time that passes in a drill, loaded with what is due by it. */
export const drillTimeWords = {
  minute: (minute: number) => `minute ${minute} of the drill`,
  unknown: 'by the time of the drill',
  dueIn: 'Due in minute of the drill',
  now: (minute: number) => `It is minute ${minute} of it now.`,
  notKnown: 'How late it is in the drill is not known yet.',
}
