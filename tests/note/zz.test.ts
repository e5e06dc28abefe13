// @vitest-environment jsdom
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { newNote, openEditor } from '../support/editors.ts'
it('x', async () => {
  const bytes = newNote()
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  for (const d of [a, b]) Y.applyUpdate(d, bytes)
  a.clientID = Number(process.env.CA ?? 20); b.clientID = 10
  const [ea, eb] = [openEditor(a, { name: 'A' }), openEditor(b, { name: 'B' })]
  const qa: Uint8Array[] = [], qb: Uint8Array[] = []
  a.on('update', (u, o) => { if (o !== 'net') qa.push(u) }); b.on('update', (u, o) => { if (o !== 'net') qb.push(u) })
  const flush = () => { for (const u of qa.splice(0)) Y.applyUpdate(b, u, 'net'); for (const u of qb.splice(0)) Y.applyUpdate(a, u, 'net') }
  const at = 2
  for (const e of [ea, eb]) e.commands.setTextSelection(at)
  const st = (e: typeof ea) => { const s = e.state.selection.$head; return `${s.parent.textContent.slice(0, s.parentOffset)}|${s.parent.textContent.slice(s.parentOffset)}` }
  const { ySyncPluginKey, absolutePositionToRelativePosition, relativePositionToAbsolutePosition } = await import('@tiptap/y-tiptap')
  const log: string[] = []
  const rel = (e: typeof ea, d: Y.Doc) => { const b = ySyncPluginKey.getState(e.state).binding; const r = absolutePositionToRelativePosition(e.state.selection.head, b.type, b.mapping); return JSON.stringify(r) + ' pos ' + e.state.selection.head + ' back ' + relativePositionToAbsolutePosition(d, b.type, r, b.mapping) }
  for (let i = 0; i < 4; i++) {
    ea.view.dispatch(ea.state.tr.insertText('abcd'[i]!)); eb.view.dispatch(eb.state.tr.insertText('1234'[i]!))
    log.push(`typed A ${st(ea)} B ${st(eb)}`); log.push('typed rel ' + rel(ea, a)); flush(); log.push('synced rel ' + rel(ea, a)); log.push(`synced A ${st(ea)} B ${st(eb)}`)
  }
  console.log(log.join('\n')); expect(1).toBe(1)
})
