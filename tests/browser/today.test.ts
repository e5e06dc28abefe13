import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileIn, runElsewhere } from '../storage/store.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demonstration, startDemonstration } from '../support/demonstration.ts'
import { noteText } from '../support/noteOnScreen.ts'
import { faults } from '../support/screenFaults.ts'
import { signedIn } from '../support/visitor.ts'

describe('the page on which one begins', () => {
  let browser: Browser
  let demonstration: Demonstration

  beforeAll(async () => {
    ;[browser, demonstration] = await Promise.all([launchChromium(), startDemonstration()])
    // Set by hand, so that it is known since when.
    const [at, day] = [Date.now(), 86_400_000]
    const ofLead = "author_id = (select id from member where email = 'lead@demo.example')"
    const awaits: Record<string, string> = { in_review: `'{"cosign":"awaited","sections":[]}'` }
    const put = (status: string, since: number, phase: string) =>
      runElsewhere(
        fileIn(demonstration.dataDir),
        `update note set status = '${status}', status_since = ${since}, awaits = ${awaits[status] ?? 'null'} where id =
         (select id from note where ${ofLead} and phase = '${phase}' and status = 'draft' order by created_at limit 1)`,
      )
    await put('in_review', at - 3 * day, 'session')
    await put('in_review', at, 'preparation')
    await put('changes_requested', at - day, 'evaluation')
    await put('cosigned', at, 'integration')
  })

  afterAll(async () => {
    await browser?.close()
    await demonstration?.close()
  })

  it('shows a supervisor the reviews first, the longest waiting on top, and one press opens it', async () => {
    const { page, complaints, context } = await signedIn(browser, demonstration.url, 'supervisor')
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Today' }).click()
    const rows = page.getByRole('list', { name: 'To review' }).getByRole('link')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(3)
    // The demonstration’s own has waited for more than a week.
    const [longest, next, last] = await rows.allInnerTexts()
    expect(longest).toMatch(/was due on[\s\S]*Wen[\s\S]*Follow-up[\s\S]*Maren Holt/)
    expect(next).toMatch(/was due on[\s\S]*Session\s+Dose 1[\s\S]*Maren Holt/)
    expect(last).toMatch(/Today\s+due [^s][\s\S]*Preparation/)
    expect(await page.getByRole('banner').getByRole('link', { name: 'Today' }).getAttribute('aria-current')).toBe(
      'page',
    )
    expect(await page.getByText('Three notes to review, none came back.').count()).toBe(1)
    expect(await faults(page)).toEqual([])
    const first = await rows.first().getAttribute('href')
    await page.getByRole('link', { name: /^Begin with/ }).focus()
    await page.keyboard.press('Enter')
    await noteText(page).waitFor()
    expect(new URL(page.url()).pathname).toBe(first)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows an author what came back, what is to finish and where each case stands', async () => {
    const { page, complaints, context } = await signedIn(browser, demonstration.url, 'lead')
    await page.getByRole('link', { name: 'Throughline' }).click()
    const sentBack = page.getByRole('list', { name: 'Sent back to me' }).getByText('Changes requested')
    await sentBack.first().waitFor()
    // One of them is the demonstration’s own.
    expect(await sentBack.count()).toBe(2)
    expect(await page.getByRole('list', { name: 'Co-signed since yesterday' }).getByRole('link').count()).toBe(1)
    const toFinish = page.getByRole('list', { name: 'Notes to finish' }).getByRole('link')
    for (const words of await toFinish.allInnerTexts())
      expect(words).toMatch(/required sections? still empty|Last written in/)
    const cases = page.getByRole('list', { name: 'My cases' }).getByRole('link')
    expect(await cases.first().innerText()).toMatch(/L-\d{4}/)
    expect(
      await page
        .getByRole('list', { name: 'My cases' })
        .getByText(/^Next: /)
        .count(),
    ).toBeGreaterThan(0)
    expect(await page.getByRole('list', { name: 'To review' }).count()).toBe(0)
    expect(await faults(page)).toEqual([])
    await toFinish.first().click()
    await noteText(page).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('tells an admin who is on no care team what there is to do, and shows the teams by code alone', async () => {
    const { page, complaints, context } = await signedIn(browser, demonstration.url, 'admin')
    await page.goto('/today')
    await page.getByText('You look after the practice').waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await faults(page)).toEqual([])
    await page.getByRole('link', { name: 'See the care teams' }).click()
    const teams = page.getByRole('list', { name: 'Care teams of the practice' })
    await teams.getByText('L-0117', { exact: true }).waitFor()
    expect(await teams.innerText()).not.toContain('Ada')
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Change the care team of L-0117' }).click()
    await page.getByRole('dialog', { name: 'Care team of L-0117' }).getByLabel('Role of Teo Lindqvist').waitFor()
    expect(await faults(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})
