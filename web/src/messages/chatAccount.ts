/** Every word about who one is in a chat, but for the menu's. */
export const chatAccountWords = {
  title: 'My chat account',
  slack: 'Slack',
  teams: 'Microsoft Teams',
  none: 'No chat takes commands here. An administrator can connect Slack or Microsoft Teams.',
  meaning:
    'Then what is done there by that account is done by you, with what you may do here. It counts for 30 days, and then you are asked again.',
  unlink: 'That is not me any more',
  inSlack: {
    none: 'Muster does not know you in Slack. Press a button under an incident there to get a link.',
    asked: (name: string) => `Are you ${name} in Slack?`,
    yes: (name: string) => `Yes, I am ${name}`,
    linked: (name: string) => `In Slack you are ${name}, until`,
  },
  inTeams: {
    none: 'Muster does not know you in Microsoft Teams. A code says who you are there.',
    linked: 'Muster knows you in Microsoft Teams, until',
    again: 'When it is over, or before, say it again: it counts for 30 days from then.',
    instead: 'To be known in Teams takes the place of Slack.',
    make: 'Get a code',
    another: 'Get another code',
    type: 'Type this in a channel of a team that Muster is in, as it stands, and choose Muster when Teams offers it behind the @:',
    once: 'It works once, until',
    alone: 'Whoever types it acts in your name: show it to nobody.',
    look: 'I have typed it',
    notYet: 'Nobody has typed it yet. Type it in Teams first, and wait until Muster answers there.',
  },
} as const
