import { writeTemplateFile } from '../../../shared/templates/file/write.ts'
import { findTemplate } from '../../../shared/templates/index.ts'
import type { Chart, Row } from '../row.ts'
import { originalVersion, sectionId } from '../templateCharts.ts'
import { careTeam, expected, members, onNote, outside, writers } from './answers.ts'

const filed = { name: 'Ours', description: '', phase: null, technique: null, compartment: 'chart' as const }
const ofTemplate = (chart: Chart) => ({ id: chart.templateId })
const nobodyElse = { ...outside, prescriber: 404 }
/** Owner, editor and those who use it; for everybody else it is not there. */
const users = (status: number) => expected(nobodyElse, status)
const editors = (status: number) => expected({ ...nobodyElse, supervisor: 403, observer: 403 }, status)
const ownerAlone = (status: number) => expected({ ...nobodyElse, lead: status }, 403)
const described = () => ({ name: 'Ours', phase: 'session', technique: null, description: '' })

/** Templates: one of the lead's that the co-therapist edits, and that supervisor and observer use. */
export const templatesRows: readonly Row[] = [
  { method: 'GET', path: '/api/templates', expected: members(200) },
  { method: 'POST', path: '/api/templates', body: () => ({ name: 'Ours', phase: null }), expected: members(201) },
  {
    method: 'POST',
    path: '/api/templates',
    body: (chart) => ({ name: 'A copy', phase: null, from: chart.templateId }),
    expected: users(201),
  },
  { method: 'GET', path: '/api/templates/{id}', params: () => ({ id: 'preparation-goals' }), expected: members(200) },
  { method: 'GET', path: '/api/templates/{id}', params: ofTemplate, expected: users(200) },
  {
    method: 'GET',
    path: '/api/templates/{id}',
    params: (chart) => ({ id: chart.awayTemplateId }),
    expected: expected({ lead: 200 }, 404),
  },
  { method: 'PUT', path: '/api/templates/{id}', params: ofTemplate, body: described, expected: editors(200) },
  // What comes with the program is everybody's to read and nobody's to change.
  {
    method: 'PUT',
    path: '/api/templates/{id}',
    params: () => ({ id: 'preparation-goals' }),
    body: described,
    expected: members(403),
  },
  {
    method: 'POST',
    path: '/api/templates/{id}/publish',
    params: ofTemplate,
    body: () => ({ summary: 'A sentence.' }),
    expected: editors(201),
  },
  {
    method: 'PUT',
    path: '/api/templates/{id}/sharing',
    params: ofTemplate,
    body: () => ({ scope: 'practice' }),
    expected: ownerAlone(200),
  },
  {
    method: 'POST',
    path: '/api/templates/{id}/hand-over',
    params: ofTemplate,
    body: (chart) => ({ memberId: chart.spare }),
    // Whoever hands it over stays its editor.
    expected: ownerAlone(200),
  },
  { method: 'POST', path: '/api/templates/{id}/put-away', params: ofTemplate, expected: ownerAlone(200) },
  {
    method: 'POST',
    path: '/api/templates/{id}/bring-back',
    params: (chart) => ({ id: chart.awayTemplateId }),
    expected: expected({ lead: 200 }, 404),
  },
  { method: 'GET', path: '/api/templates/{id}/versions', params: ofTemplate, expected: users(200) },
  { method: 'GET', path: '/api/templates/{id}/text', params: ofTemplate, expected: users(200) },
  { method: 'GET', path: '/api/templates/{id}/difference', params: ofTemplate, query: 'from=1', expected: users(200) },
  {
    method: 'POST',
    path: '/api/templates/{id}/go-back',
    params: ofTemplate,
    body: () => ({ version: 1 }),
    expected: editors(200),
  },
  { method: 'GET', path: '/api/templates/{id}/original', params: ofTemplate, expected: editors(200) },
  {
    method: 'POST',
    path: '/api/templates/{id}/original',
    params: ofTemplate,
    body: () => ({ version: originalVersion, keys: [] }),
    expected: editors(200),
  },
  { method: 'GET', path: '/api/templates/{id}/export', params: ofTemplate, expected: users(200) },
  { method: 'GET', path: '/api/templates/export', query: ({ templateId: id }) => `ids=${id}`, expected: users(200) },
  { method: 'GET', path: '/api/templates/file-schema', expected: members(200) },
  {
    method: 'POST',
    path: '/api/templates/import',
    body: () => JSON.parse(writeTemplateFile([{ ...filed, sections: [] }])),
    expected: members(201),
  },
  { method: 'GET', path: '/api/templates/{id}/held', params: ofTemplate, expected: users(200) },
  {
    method: 'POST',
    path: '/api/templates/{id}/held/{heldId}/settle',
    params: (chart) => ({ id: chart.templateId, heldId: chart.heldId }),
    // These words are of a note.
    expected: members(404),
  },
  { method: 'GET', path: '/api/library-sections', query: 'q=a', expected: members(200) },
  {
    method: 'POST',
    path: '/api/library-sections',
    body: (chart) => ({ templateId: chart.templateId, sectionId, name: 'Saved' }),
    expected: editors(201),
  },
  {
    method: 'DELETE',
    path: '/api/library-sections/{id}',
    params: (chart) => ({ id: chart.librarySectionId }),
    expected: expected({ stranger: 404, strangerAdmin: 404, lead: 204, admin: 204 }, 403),
  },
  { method: 'GET', path: '/api/notes/{id}/template', params: onNote, expected: careTeam(200) },
  {
    method: 'POST',
    path: '/api/notes/{id}/template',
    params: onNote,
    body: () => ({ version: findTemplate('preparation-goals')?.version }),
    expected: writers(200),
  },
]
