import {read} from './health.mjs';

/** What lies in the mail catcher, oldest first. */
export async function mails(inboxUrl) {
  const all = JSON.parse(await read(`${inboxUrl}/email`));
  return all.map(({id, subject, to, text, html, time}) => ({id, subject, to: to.map(({address}) => address), text, html, time}));
}

/** Keeps asking the inbox for a mail that `wanted` accepts. */
export async function findMail(inboxUrl, wanted) {
  return (await mails(inboxUrl)).find(wanted);
}
