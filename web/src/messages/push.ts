/** Every word about a chat of one's own in Teams. */
export const teamsWords = {
  address: 'Workflow address',
  addressHint:
    'Of a workflow in Teams that posts to a chat with you alone when a webhook request is received. Whoever reads the chat can acknowledge in your name.',
} as const

/** Every word about notifications in a browser. */
export const pushWords = {
  here: (browser: string) =>
    `Pages come as notifications of ${browser}, the browser you are using now, also while Muster is not open in it. Your browser asks you first; then a code comes as the first notification.`,
  alone: 'A laptop that is shut shows nothing: keep another way beside this one.',
  subscribe: 'Notify me in this browser',
  refused: {
    denied:
      'This browser does not let Muster notify you. Allow notifications for this address in its settings, then try again.',
    unsupported:
      'This browser cannot be notified here. It takes a browser with Web Push, over https, and no private window.',
    install:
      'On an iPhone or iPad, add Muster to the home screen first (Share, then Add to Home Screen), open it there, and come back to this page.',
    failed: 'The browser could not reach its push service. Look whether the network lets it through, then try again.',
  },
} as const
