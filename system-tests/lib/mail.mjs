import {eventually} from './wait.mjs';

/** The mail catcher's inbox, where everything that was sent can be read. */
export class Inbox {
  constructor({urls}) {
    this.url = urls.inbox;
  }

  /** Every mail, oldest first. */
  async all() {
    const response = await fetch(`${this.url}/email`, {signal: AbortSignal.timeout(60_000)});
    return (await response.json()).map(read);
  }

  /** Every mail that speaks of this, an incident's number or title for instance; INC-1 is not INC-12. */
  async about(words) {
    const wanted = new RegExp(`${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`);
    return (await this.all()).filter(({subject, text}) => wanted.test(subject) || wanted.test(text));
  }

  /** Waits for the mail about this to this person. */
  first(text, to, options) {
    return eventually(`a mail to ${to} about "${text}"`, async () => (await this.about(text)).find((mail) => mail.to.includes(to)), options);
  }
}

function read({subject, to, text, html, messageId, headers}) {
  const link = /https?:\/\/\S+\/ack\/[^\s"'<>)]+/.exec(`${text}\n${html}`)?.[0];
  return {subject, to: to.map(({address}) => address), text, html: html ?? '', messageId: messageId ?? headers['message-id'], link};
}

export const ROSA = 'rosa@muster.example';
export const RAVI = 'ravi@muster.example';
