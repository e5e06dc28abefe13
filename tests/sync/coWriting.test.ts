import { expect, test } from 'vitest'
import { clinic } from '../support/actors.ts'
import { type Dialect, dialects, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'

test.each(dialects)(
  'two clinicians write one note at once, a supervisor reads along, on %s',
  async (dialect: Dialect) => {
    const app = await startApp({ dialect })
    const { lead, cotherapist, supervisor, note } = await clinic(app)
    const [a, b, reader] = [connect(lead, note), connect(cotherapist, note), connect(supervisor, note)]
    await Promise.all([a.synced(), b.synced(), reader.synced()])

    write(a.doc, 'from the lead ')
    write(b.doc, 'from the co-therapist ')
    await until('both texts are everywhere', () =>
      [a, b, reader].every(({ doc }) =>
        ['from the lead', 'from the co-therapist'].every((text) =>
          doc.getXmlFragment('default').toString().includes(text),
        ),
      ),
    )
    await Promise.all([a.allSaved(), b.allSaved()])

    expect(a.xml()).toBe(b.xml())
    expect(reader.xml()).toBe(b.xml())
    const markdown = await (await lead.call('GET', `/api/notes/${note.id}/export?format=markdown`)).text()
    expect(markdown).toContain('from the lead')
    expect(markdown).toContain('from the co-therapist')
  },
)
