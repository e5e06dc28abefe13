import type { Browser, Page } from 'playwright-core'
import { goTo, noteText, openNoteAt, savedMark } from './noteOnScreen.ts'
import { newVisitor } from './visitor.ts'
import { until } from './waiting.ts'

const password = 'a password of several words'
const admin = { name: 'First Member', email: 'first@practice.example', words: 'She arrived early and asked to begin.' }
const colleague = {
  name: 'Second Member',
  email: 'second@practice.example',
  words: 'Agreed: one hand, on the shoulder.',
}

/**
 * Two people come to a first note on a server that nobody has set up: one by the set-up link, the other by an invitation.
 * Both write in one section at once. Fulfils when both read both, and both exports have both; says each step when it is done.
 */
export async function writeFirstNote(
  browser: Browser,
  url: string,
  setUpLink: string,
  done: (what: string) => void,
): Promise<void> {
  const [first, second] = await Promise.all([newVisitor(browser, url), newVisitor(browser, url)])
  await setUp(first.page, setUpLink)
  done('the practice set up')
  const link = await invite(first.page)
  done('a colleague invited')
  await join(second.page, link)
  done('the colleague joined, in a browser of their own')
  await openCase(first.page)
  done('a case opened, the colleague on its care team')
  const address = await beginNote(first.page)
  await openNoteAt(second.page, address)
  done('a note begun, and open for both')
  await bothWrite(first.page, second.page, address)
  done('both wrote in it at once, both read both, and it is saved')
  const complaints = [...first.complaints, ...second.complaints]
  if (complaints.length > 0) throw new Error(`A page complained:\n${complaints.join('\n')}`)
}

async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Name of the practice').fill('First Practice')
  await page.getByLabel('Your name').fill(admin.name)
  await page.getByLabel('Email').fill(admin.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Set up the practice' }).click()
  await page.getByText('No cases yet. Begin with a code for your first client.').waitFor()
}

async function invite(page: Page): Promise<string> {
  await page.goto('/people')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await page.getByLabel('Email').fill(colleague.email)
  await page.getByLabel('Name', { exact: true }).fill(colleague.name)
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  return page.getByLabel('Link', { exact: true }).inputValue()
}

async function join(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Join the practice' }).click()
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
}

async function openCase(page: Page): Promise<void> {
  await page.goto('/cases')
  await page.getByRole('button', { name: 'New case' }).click()
  await page.getByLabel('Client code').fill('C-0001')
  await page.getByRole('button', { name: 'Open the case' }).click()
  await page.getByRole('button', { name: 'Change the care team' }).click()
  await page.getByLabel(`Role of ${colleague.name}`).selectOption('co-therapist')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByText(colleague.name).first().waitFor()
}

async function beginNote(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Begin a note' }).click()
  await page.getByRole('menuitem', { name: 'Preparation goals' }).click()
  await noteText(page).waitFor()
  return new URL(page.url()).pathname
}

async function bothWrite(one: Page, other: Page, address: string): Promise<void> {
  const pages = [one, other]
  await Promise.all(pages.map((page) => goTo(page, 'Intention')))
  await Promise.all([
    one.keyboard.type(admin.words, { delay: 15 }),
    other.keyboard.type(colleague.words, { delay: 20 }),
  ])
  for (const page of pages) {
    await until('both read what both wrote', async () => hasBoth(await noteText(page).innerText()))
    await until('it is saved', async () => (await savedMark(page).textContent()) === 'Saved')
    const exported = await (await page.request.get(`/api${address}/export?format=markdown`)).text()
    if (!hasBoth(exported)) throw new Error('The exported note lacks words that were called saved.')
  }
}

const hasBoth = (text: string): boolean => text.includes(admin.words) && text.includes(colleague.words)
