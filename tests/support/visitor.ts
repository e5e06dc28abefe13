import type { Browser, BrowserContext, Page } from 'playwright-core'
import { signIn as beginSession } from './actors.ts'
import { demoPassword } from './demonstration.ts'

export interface VisitorWishes {
  width?: number
  height?: number
  scheme?: 'light' | 'dark'
  /** Device pixels for each pixel of the page. */
  scale?: number
}

/** One person at one browser of their own: nothing is shared with another visitor. */
export interface Visitor {
  page: Page
  context: BrowserContext
  /** What the page complained of: console warnings and errors, and exceptions that nobody caught. */
  complaints: string[]
}

/**
 * The browser itself reports every refused or failed request as an error. Tests that refuse and cut connections expect
 * these; a complaint of the page's own code is never expected.
 */
const byTheBrowser = /^(Failed to load resource|WebSocket connection to)/

export async function newVisitor(
  browser: Browser,
  url: string,
  { width = 1440, height = 900, scheme = 'light', scale = 1 }: VisitorWishes = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    const level = message.type()
    if ((level === 'error' || level === 'warning') && !byTheBrowser.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, context, complaints }
}

/** Signs in as one of the demonstration's people and waits for their cases. */
export async function signIn({ page }: Visitor, who: string, password = demoPassword): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(`${who}@demo.example`)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Cases' }).click()
  await page.getByRole('heading', { name: 'Cases', exact: true }).waitFor()
}

/** A visitor who is signed in already: by the session, without the screen where one signs in. */
export async function signedIn(
  browser: Browser,
  url: string,
  who: string,
  wishes: VisitorWishes = {},
): Promise<Visitor> {
  const [visitor, session] = await Promise.all([
    newVisitor(browser, url, wishes),
    beginSession({ url }, `${who}@demo.example`, demoPassword),
  ])
  const [name = '', ...value] = session.split('=')
  await visitor.context.addCookies([
    {
      name,
      value: value.join('='),
      url: url.replace(/^http:/, 'https:'),
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ])
  await visitor.page.goto('/cases')
  await visitor.page.getByRole('heading', { name: 'Cases', exact: true }).waitFor()
  return visitor
}
