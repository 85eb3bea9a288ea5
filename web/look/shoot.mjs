// Takes pictures of every page from the look server into look/shots (not kept in git; name scenes to take only those), in light, dark and phone size,
// checks each with axe, and fails on a script error, a policy violation, an axe finding or sideways scrolling.
import { mkdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const base = `http://127.0.0.1:${process.env.LOOK_PORT ?? 5180}`
const shots = fileURLToPath(new URL('shots/', import.meta.url))
const axe = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const only = process.argv.slice(2)

const scenes = [
  { name: 'now', who: 'rosa', path: '/' },
  { name: 'due-evidence', who: 'mina', path: '/compliance/due-evidence' },
  { name: 'engagements', who: 'mina', path: '/compliance/engagements' },
  { name: 'engagement', who: 'aude', path: '/compliance/engagements/engagement-1' },
  { name: 'engagement-manager', who: 'mina', path: '/compliance/engagements/engagement-1' },
  {
    name: 'engagement-open',
    who: 'mina',
    path: '/compliance/engagements',
    act: page => page.getByRole('button', { name: 'Open an engagement' }).click(),
  },
  { name: 'engagement-population', who: 'aude', path: '/compliance/engagements/engagement-1/controls/CC7.3' },
  { name: 'engagement-sample', who: 'aude', path: '/compliance/engagements/engagement-1/samples/1' },
  { name: 'engagement-item', who: 'aude', path: '/compliance/engagements/engagement-1/samples/1/inc-142' },
  { name: 'engagement-report', who: 'aude', path: '/compliance/engagements/engagement-1/incidents/INC-142' },
  { name: 'audits', who: 'aude', path: '/compliance/audits' },
  { name: 'audit', who: 'aude', path: '/compliance/audits/audit-report-1' },
  {
    name: 'audit-new',
    who: 'mina',
    path: '/compliance/audits',
    act: page => page.getByRole('button', { name: 'Make a report' }).click(),
  },
  {
    name: 'webhooks',
    who: 'adam',
    path: '/integrations',
    act: page => page.getByRole('region', { name: 'Webhooks' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'chats',
    who: 'adam',
    path: '/integrations',
    act: page => page.getByRole('region', { name: 'Mattermost' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'reach-telegram',
    who: 'rosa',
    path: '/on-call/me',
    act: async page => {
      await page.getByRole('button', { name: 'Add a way to reach me' }).click()
      await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('TELEGRAM')
      await page.getByRole('button', { name: 'Make the link' }).click()
    },
  },
  {
    name: 'reach-mattermost',
    who: 'rosa',
    path: '/on-call/me',
    act: async page => {
      await page.getByRole('button', { name: 'Add a way to reach me' }).click()
      await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('MATTERMOST')
    },
  },
  {
    name: 'webhook-new',
    who: 'adam',
    path: '/integrations',
    act: page => page.getByRole('button', { name: 'New webhook…' }).click(),
  },
  {
    name: 'webhook-deliveries',
    who: 'adam',
    path: '/integrations',
    act: page => page.getByRole('button', { name: 'Deliveries to Ticketing' }).click(),
  },
  { name: 'analytics', who: 'mina', path: '/analytics?metric=RESOLVE' },
  {
    name: 'analytics-work',
    who: 'mina',
    path: '/analytics',
    act: page => page.getByRole('region', { name: 'On-call load', exact: true }).scrollIntoViewIfNeeded(),
  },
  { name: 'lessons', who: 'mina', path: '/lessons' },
  {
    name: 'lessons-open',
    who: 'mina',
    path: '/lessons',
    act: async page => {
      await page.getByText(/^Against it/).click()
      await page.getByText(/^What 3 reviews say/).click()
    },
  },
  { name: 'analytics-none', who: 'rosa', path: '/analytics?drills=true' },
  { name: 'now-manager', who: 'mina', path: '/' },
  {
    name: 'policy',
    who: 'mina',
    path: '/on-call/policies/payments',
    act: page => page.getByRole('button', { name: 'Try it on them' }).click(),
  },
  { name: 'policy-read', who: 'rosa', path: '/on-call/policies/payments' },
  { name: 'incidents', who: 'rosa', path: '/incidents' },
  { name: 'incidents-none', who: 'rosa', path: '/incidents?state=RESOLVED&severity=SEV1' },
  { name: 'incident', who: 'rosa', path: '/incidents/INC-142' },
  {
    name: 'incident-suspects',
    who: 'rosa',
    path: '/incidents/INC-142?panel=suspects',
    act: page => page.getByRole('region', { name: 'Suspects' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'incident-still-on',
    who: 'rosa',
    path: '/incidents/INC-142?panel=paging',
    act: page =>
      page
        .getByText(/still on it/)
        .first()
        .scrollIntoViewIfNeeded(),
  },
  {
    name: 'incident-recovery',
    who: 'rosa',
    path: '/incidents/INC-142?panel=recovery',
    act: page => page.getByRole('region', { name: 'Eradication and recovery' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'incident-recovery-new',
    who: 'rosa',
    path: '/incidents/INC-142?panel=recovery',
    act: async page => {
      await page.getByRole('button', { name: 'Record what was done…' }).click()
      await page.getByRole('combobox', { name: 'What was done?' }).selectOption('BACKUP_CHECK')
    },
  },
  {
    name: 'incident-evidence',
    who: 'rosa',
    path: '/incidents/INC-142?panel=evidence',
    act: async page => {
      const panel = page.getByRole('region', { name: 'Evidence', exact: true })
      await panel.scrollIntoViewIfNeeded()
      await panel.getByText('Chain of custody').first().click()
    },
  },
  {
    name: 'incident-evidence-new',
    who: 'rosa',
    path: '/incidents/INC-142?panel=evidence',
    act: page => page.getByRole('button', { name: 'Collect evidence…' }).click(),
  },
  {
    name: 'incident-evidence-seen',
    who: 'rosa',
    path: '/incidents/INC-142?panel=evidence',
    act: async page => {
      await page.getByRole('button', { name: 'Look: auth.log' }).click()
      await page.getByRole('textbox', { name: 'What do you look for?' }).fill('The first login')
      await page.getByRole('button', { name: 'Look', exact: true }).click()
      await page.getByText(/Failed password/).waitFor()
    },
  },
  {
    name: 'incident-watch-new',
    who: 'rosa',
    path: '/incidents/INC-145?panel=recovery',
    act: async page => {
      await page.getByRole('button', { name: 'Watch whether it comes back…' }).click()
      await page.getByRole('button', { name: 'Add a metric' }).click()
    },
  },
  {
    name: 'incident-course',
    who: 'rosa',
    path: '/incidents/INC-142?panel=course',
    act: page => page.getByRole('region', { name: 'Changes, alerts and people' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'incident-chat',
    who: 'rosa',
    path: '/incidents/INC-142?panel=chat',
    act: page => page.getByRole('region', { name: 'Chat' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'incident-updates',
    who: 'mina',
    path: '/incidents/INC-142?panel=updates',
    act: page => page.getByRole('region', { name: 'Stakeholder updates' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'update-new',
    who: 'mina',
    path: '/incidents/INC-142?panel=updates',
    act: page => page.getByRole('button', { name: 'Write an update…' }).click(),
  },
  { name: 'status-page', who: 'mina', path: '/on-call/status-page' },
  {
    name: 'status-page-change',
    who: 'mina',
    path: '/on-call/status-page',
    act: page => page.getByRole('button', { name: 'Change…' }).click(),
  },
  { name: 'audiences', who: 'adam', path: '/on-call/audiences' },
  {
    name: 'audience-new',
    who: 'mina',
    path: '/on-call/audiences',
    act: page => page.getByRole('button', { name: 'New audience…' }).click(),
  },
  { name: 'chat-account', who: 'rosa', path: '/chat-account?token=t1' },
  {
    name: 'chat-account-teams',
    who: 'rosa',
    path: '/chat-account',
    act: page => page.getByRole('button', { name: 'Get a code' }).click(),
  },
  { name: 'incident-past', who: 'rosa', path: '/incidents/INC-142?asOf=505' },
  { name: 'incident-tasks', who: 'rosa', path: '/incidents/INC-142?panel=tasks' },
  { name: 'incident-times', who: 'rosa', path: '/incidents/INC-142?panel=times' },
  {
    name: 'task-change',
    who: 'rosa',
    path: '/incidents/INC-142?panel=tasks',
    act: async page => {
      await page.getByRole('button', { name: 'More on Tell customer care what to say' }).click()
      await page.getByRole('menuitem', { name: 'Change' }).click()
    },
  },
  { name: 'incident-new', who: 'rosa', path: '/incidents/INC-145' },
  { name: 'incident-links', who: 'rosa', path: '/incidents/INC-142?panel=links' },
  {
    name: 'link-incident',
    who: 'rosa',
    path: '/incidents/INC-142?panel=links',
    act: page => page.getByRole('button', { name: 'Link…' }).click(),
  },
  { name: 'incident-private', who: 'mina', path: '/incidents/INC-142', act: makePrivate },
  { name: 'incident-missing', who: 'rosa', path: '/incidents/INC-999' },
  {
    name: 'declare',
    who: 'rosa',
    path: '/incidents',
    act: page => page.getByRole('button', { name: 'Declare incident' }).click(),
  },
  { name: 'palette', who: 'rosa', path: '/incidents/INC-142', act: page => page.keyboard.press('Control+k') },
  { name: 'skip', who: 'rosa', path: '/incidents/INC-142', act: skipDialog },
  { name: 'on-call', who: 'rosa', path: '/on-call' },
  {
    name: 'swap-answer',
    who: 'rosa',
    path: '/on-call',
    act: page => page.getByRole('button', { name: 'Answer Ravi Rao' }).click(),
  },
  {
    name: 'swap-ask',
    who: 'mina',
    path: '/on-call/schedules/payments',
    act: page => page.getByRole('button', { name: 'Ask for a swap…' }).click(),
  },
  {
    name: 'on-call-import',
    who: 'mina',
    path: '/on-call/import',
    act: async page => {
      const file = { name: 'export.json', mimeType: 'application/json', buffer: Buffer.from('{}') }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('button', { name: 'See what comes over' }).click()
      await page.getByText('Does not come over').first().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'leave-address',
    who: 'mina',
    path: '/on-call/leave',
    act: async page => {
      await page.getByLabel('Whose leave does it hold?').selectOption({ index: 1 })
      await page.getByLabel('Address of the calendar').fill('https://calendar.example/private/basic.ics')
      await page
        .getByRole('region', { name: 'Calendar at an address' })
        .getByRole('button', { name: 'See what would become leave' })
        .click()
      await page.getByRole('button', { name: 'Read it every hour' }).waitFor()
    },
  },
  {
    name: 'leave-calendar',
    who: 'mina',
    path: '/on-call/leave',
    act: async page => {
      const file = { name: 'mine.ics', mimeType: 'text/calendar', buffer: Buffer.from('BEGIN:VCALENDAR') }
      await page.locator('input[type=file]').setInputFiles(file)
      await page
        .getByRole('region', { name: 'Calendar in a file' })
        .getByRole('button', { name: 'See what would become leave' })
        .click()
      await page.getByText('Ends, as the calendar has it no more').scrollIntoViewIfNeeded()
    },
  },
  { name: 'reach', who: 'rosa', path: '/on-call/me' },
  {
    name: 'integrations-teams',
    who: 'adam',
    path: '/integrations',
    act: page => page.getByRole('region', { name: 'Microsoft Teams channels' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'reach-push',
    who: 'rosa',
    path: '/on-call/me',
    act: async page => {
      await page.getByRole('button', { name: 'Add a way to reach me' }).click()
      await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('PUSH')
    },
  },
  {
    name: 'reach-code',
    who: 'rosa',
    path: '/on-call/me',
    act: page => page.getByRole('button', { name: /^Verify / }).click(),
  },
  { name: 'readiness', who: 'mina', path: '/on-call/readiness' },
  { name: 'schedule', who: 'mina', path: '/on-call/schedules/payments' },
  { name: 'schedule-table', who: 'rosa', path: '/on-call/schedules/payments?as=table' },
  {
    name: 'schedule-override',
    who: 'mina',
    path: '/on-call/schedules/payments',
    act: page => page.getByRole('button', { name: 'Override…' }).click(),
  },
  { name: 'schedule-edit', who: 'mina', path: '/on-call/schedules/payments/edit' },
  { name: 'alerts', who: 'rosa', path: '/alerts' },
  { name: 'alert-group', who: 'rosa', path: '/alerts/group-2' },
  {
    name: 'alert-attach',
    who: 'rosa',
    path: '/alerts/group-4',
    act: page => page.getByRole('button', { name: 'Attach to an incident…' }).click(),
  },
  { name: 'silences', who: 'mina', path: '/silences' },
  { name: 'silence-new', who: 'mina', path: '/silences/new?labels=%7B%22service%22%3A%22checkout%22%7D' },
  {
    name: 'silence-weekly',
    who: 'mina',
    path: '/silences/new',
    act: page => page.getByText('Every week').click(),
  },
  { name: 'noise', who: 'rosa', path: '/noise' },
  { name: 'services', who: 'mina', path: '/services' },
  { name: 'map', who: 'mina', path: '/services/map' },
  {
    name: 'map-many',
    who: 'rosa&many',
    path: '/services/map',
    act: async page => {
      await page.getByRole('button', { name: /^service-3 ?S/ }).click()
    },
  },
  { name: 'map-around', who: 'rosa&many', path: '/services/map?around=service-3' },
  {
    name: 'service-edit',
    who: 'mina',
    path: '/services',
    act: page => page.getByRole('button', { name: 'Edit checkout' }).click(),
  },
  { name: 'plans', who: 'rosa', path: '/prepare' },
  { name: 'training', who: 'mina', path: '/prepare/training' },
  { name: 'automation', who: 'rosa', path: '/prepare/automation' },
  { name: 'automation-rule', who: 'mina', path: '/prepare/automation/automation-rule-2' },
  { name: 'automation-new', who: 'rosa', path: '/prepare/automation/new' },
  { name: 'drills', who: 'mina', path: '/prepare/drills' },
  { name: 'drill', who: 'mina', path: '/prepare/drills/drill-1' },
  { name: 'runbook', who: 'rosa', path: '/prepare/runbooks/runbook-disk-full' },
  { name: 'runbook-new', who: 'rosa', path: '/prepare/runbooks/new' },
  {
    name: 'incident-plan',
    who: 'rosa',
    path: '/incidents/INC-145?panel=plan',
    act: page => page.getByRole('region', { name: 'Response plan' }).scrollIntoViewIfNeeded(),
  },
  { name: 'incident-runs', who: 'rosa', path: '/incidents/INC-142?panel=runs' },
  {
    name: 'incident-actions',
    who: 'mina',
    path: '/incidents/INC-142?panel=actions',
    act: page => page.getByRole('region', { name: 'Actions' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'action-target',
    who: 'adam',
    path: '/integrations',
    act: page => page.getByRole('button', { name: 'Change Edge firewall' }).click(),
  },
  { name: 'plan', who: 'mina', path: '/prepare/plans/response-plan-ransomware' },
  {
    name: 'plan-edit',
    who: 'rosa',
    path: '/prepare/plans/response-plan-brute-force-login',
    act: page => page.getByRole('button', { name: 'Change…' }).click(),
  },
  { name: 'reviews', who: 'rosa', path: '/reviews' },
  { name: 'action-items', who: 'mina', path: '/action-items' },
  { name: 'review', who: 'mina', path: '/reviews/INC-138' },
  {
    name: 'review-edit',
    who: 'rosa',
    path: '/reviews/INC-138',
    act: page => page.getByRole('button', { name: 'Edit What helped' }).click(),
  },
  { name: 'matrix', who: 'rosa', path: '/services/matrix' },
  {
    name: 'matrix-edit',
    who: 'mina',
    path: '/services/matrix',
    act: page => page.getByRole('button', { name: 'Change…' }).click(),
  },
  { name: 'compliance-due', who: 'mina', path: '/compliance' },
  { name: 'clocks', who: 'mina', path: '/compliance/clocks/INC-142' },
  { name: 'clocks-auditor', who: 'aude', path: '/compliance/clocks/INC-142' },
  {
    name: 'clocks-decide',
    who: 'mina',
    path: '/compliance/clocks/INC-142',
    act: page => page.getByRole('button', { name: 'Decide about NIS2' }).click(),
  },
  { name: 'filing', who: 'mina', path: '/compliance/clocks/INC-142/legal-entity-example-bank-ag/dora.initial' },
  { name: 'entities', who: 'mina', path: '/compliance/entities' },
  {
    name: 'entity-new',
    who: 'mina',
    path: '/compliance/entities',
    act: page => page.getByRole('button', { name: 'Enter an entity…' }).click(),
  },
  { name: 'reports', who: 'rosa', path: '/reports' },
  {
    name: 'report-take-up',
    who: 'rosa',
    path: '/reports',
    act: page => page.getByRole('button', { name: 'Take up R-4M2P-0ZTC' }).click(),
  },
  { name: 'report-form', who: 'nobody', path: '/report' },
  { name: 'report-status', who: 'nobody', path: '/report#a-secret-of-the-pretended-world' },
  { name: 'ledger', who: 'aude', path: '/compliance' },
  { name: 'report', who: 'aude', path: '/compliance/incidents/INC-142' },
  { name: 'people', who: 'mina', path: '/people' },
  { name: 'integrations', who: 'adam', path: '/integrations' },
  {
    name: 'letterhead',
    who: 'adam',
    path: '/integrations',
    act: page => page.getByRole('button', { name: 'New letterhead…' }).click(),
  },
  {
    name: 'people-erase',
    who: 'adam',
    path: '/people',
    act: page => page.getByRole('button', { name: 'Erase Lena Leaver' }).click(),
  },
  { name: 'forbidden', who: 'rosa', path: '/compliance' },
  { name: 'sign-in', who: 'nobody', path: '/incidents' },
]

async function makePrivate(page) {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Make private…' }).click()
  await page.getByLabel('Why may not everybody see it?').fill('A colleague’s account may have been misused.')
  await page.getByRole('button', { name: 'Make private', exact: true }).click()
  await page.getByRole('region', { name: 'Who may see this incident' }).waitFor()
}

async function skipDialog(page) {
  await page.getByRole('button', { name: /Go back or skip/ }).click()
  await page.getByRole('menuitem', { name: /Recovery/ }).click()
}

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 }, hasTouch: true },
  { name: 'phone-dark', colorScheme: 'dark', viewport: { width: 360, height: 740 }, hasTouch: true },
]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
await mkdir(shots, { recursive: true })
let failed = 0
for (const look of looks) {
  const context = await browser.newContext({ ...look, bypassCSP: false, timezoneId: 'Europe/Berlin', locale: 'en-GB' })
  for (const scene of scenes.filter(each => only.length === 0 || only.includes(each.name))) {
    await fetch(`${base}/look/as?who=${scene.who}`)
    const page = await context.newPage()
    const trouble = []
    page.on('pageerror', error => trouble.push(`script error: ${error.message}`))
    page.on('console', message => {
      if (message.type() === 'error' && !message.text().includes('status of 40')) trouble.push(message.text())
    })
    await page.goto(base + scene.path)
    await page
      .locator(scene.who === 'nobody' ? 'h1' : 'main h1')
      .first()
      .waitFor()
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
    await scene.act?.(page)
    await page.waitForTimeout(400)
    await page.screenshot({ path: `${shots}${scene.name}-${look.name}.png` })
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (sideways > 0) trouble.push(`scrolls sideways by ${sideways} px`)
    const session = await context.newCDPSession(page)
    await session.send('Runtime.evaluate', { expression: axe })
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
    )
    for (const { id, nodes } of violations)
      trouble.push(
        `axe ${id}: ${nodes
          .map(node => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`)
          .slice(0, 3)
          .join(' | ')}`,
      )
    if (scene.name === 'report' && look.name === 'light')
      await page.pdf({ path: `${shots}report.pdf`, preferCSSPageSize: true })
    for (const each of trouble) console.log(`${scene.name} ${look.name}: ${each}`)
    failed += trouble.length
    await page.close()
  }
  await context.close()
}
await browser.close()
console.log(failed === 0 ? `All scenes are sound; pictures are in ${shots}` : `${failed} findings`)
process.exit(failed === 0 ? 0 : 1)
