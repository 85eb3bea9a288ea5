/** Every word about channels of Microsoft Teams that are told of incidents. */
export const teamsChannelWords = {
  title: 'Microsoft Teams channels',
  none: 'No channel is told of incidents. An operator connects one by a setting: MUSTER_TEAMS_CHANNELS_NAME_URL.',
  test: 'Post a test card',
  testOne: (name: string) => `Post a test card to ${name}`,
  taken: 'The card was taken: look whether it is in the channel.',
  refused: (why: string) =>
    `The card was not taken: ${why}. Look whether the workflow still exists and is switched on.`,
}
