/** Every word about Mattermost. */
export const mattermostWords = {
  name: 'Name in Mattermost',
  nameHint: 'How you are called there, such as @rosa. A code comes to you there, in a message of the bot.',
  title: 'Mattermost',
  none: 'Nobody can be paged by Mattermost. An operator connects a bot by two settings: MUSTER_MATTERMOST_URL and MUSTER_MATTERMOST_TOKEN.',
  takes: (server: string) => `${server} takes the token.`,
  refused: (server: string) =>
    `${server} did not answer for the bot. Look whether the token is right and the server is reached from here.`,
  why: (why: string) => `${why}.`,
} as const
