/** Every word about Telegram. */
export const telegramWords = {
  how: 'Muster makes a link that is yours alone. Open it on the phone or computer where you use Telegram, and press Start: that chat is then one of your ways.',
  make: 'Make the link',
  open: 'Open Telegram',
  orSend: (bot: string) => `Or send this to @${bot} in Telegram:`,
  once: 'It works once, for 10 minutes. Whoever opens it is paged in your place: show it to nobody.',
  started: 'I have pressed Start',
  notYet: 'No chat has been linked yet: press Start in Telegram first, then come back.',
  title: 'Telegram',
  none: 'Nobody can be paged by Telegram. An operator connects a bot by a setting: MUSTER_TELEGRAM_BOT_TOKEN.',
  hears: 'Telegram takes the token, and tells Muster which buttons are pressed.',
  deaf: 'Telegram takes the token, but does not tell Muster which buttons are pressed. Muster asks it to every minute: look whether this installation is reached from outside over https.',
  refused: 'Telegram did not answer for the bot. Look whether the token is right and Telegram is reached from here.',
  lastTrouble: (why: string) => `The last trouble Telegram had in telling Muster, which may be over: ${why}.`,
  why: (why: string) => `${why}.`,
} as const
