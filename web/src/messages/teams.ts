/** Every word about channels of Microsoft Teams that are told of incidents, and what is typed there. */
export const teamsChannelWords = {
  title: 'Microsoft Teams channels',
  none: 'No channel is told of incidents. An operator connects one by a setting: MUSTER_TEAMS_CHANNELS_NAME_URL.',
  commands: 'People command Muster in Teams: @Muster ack INC-142. Each says who they are under My chat account.',
  noCommands:
    'Nobody commands Muster in Teams. An owner of a team creates an outgoing webhook there, under Manage team, Apps, with the name Muster and this callback URL:',
  thenToken:
    'An operator puts the security token that Teams then shows into a setting: MUSTER_TEAMS_SECURITY_TOKENS. Whoever has it can speak as anybody who is linked.',
  test: 'Post a test card',
  testOne: (name: string) => `Post a test card to ${name}`,
  taken: 'The card was taken: look whether it is in the channel.',
  refused: (why: string) =>
    `The card was not taken: ${why}. Look whether the workflow still exists and is switched on.`,
}
