import { templateActs } from '../../shared/access/templates.ts'
import { Template } from '../../shared/api/templates.ts'

/** A template as the API tells of it, for screens that are drawn without a server; nobody may do anything but what `given` says. */
export const templateOfApi = (given: Partial<Record<keyof Template, unknown>> = {}): Template =>
  Template.parse({
    id: 'imagery-for-grief',
    name: 'Imagery for grief',
    description: '',
    phase: 'session',
    technique: 'guided_imagery',
    compartment: 'chart',
    origin: 'mine',
    version: 1,
    unpublished: false,
    sections: [],
    owner: { id: memberId(1), name: 'Ada Lind' },
    sharing: { scope: 'mine', teams: [], members: [], editors: { practice: false, teams: [], members: [] } },
    basedOn: null,
    documentId: '019aab00-0000-7000-8000-000000000100',
    schemaVersion: 1,
    putAway: false,
    use: null,
    updatedAt: null,
    ...given,
    abilities: {
      ...Object.fromEntries(templateActs.map((act) => [act, false])),
      ...(given.abilities ?? {}),
    },
  })

/** The id of a member, told apart by a number. */
export const memberId = (last: number) => `019aab00-0000-7000-8000-${String(last).padStart(12, '0')}`
