import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { HeldItems, Note } from '../../shared/api/notes.ts'
import {
  BroughtIn,
  type CreateTemplate,
  type DescribeTemplate,
  FilePreview,
  type KeptText,
  LibrarySection,
  LibrarySections,
  NewTemplate,
  NoteMove,
  OriginalChanges,
  PublishedVersion,
  type SaveSection,
  type ShareTemplate,
  type TakeFromOriginal,
  Template,
  TemplateDifference,
  Templates,
  TemplateText,
  TemplateVersions,
  type WhichText,
} from '../../shared/api/templates.ts'
import type { HeldId, MemberId, NoteId, TemplateId } from '../../shared/ids.ts'
import { noteQuery } from './notes.ts'
import { ask, tell } from './request.ts'

/** Every template that the viewer may see, those that they put away themselves included. */
export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => ask(Templates, '/templates', { signal }),
  staleTime: 30_000,
})

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['templates', id],
    queryFn: ({ signal }) => ask(Template, `/templates/${id}`, { signal }),
  })

/** A published version stays as it is; what is written now does not. */
const fresh = (...texts: WhichText[]) => (texts.includes('now') ? 0 : Number.POSITIVE_INFINITY)

/** A template as a note that was just begun. */
export const templateTextQuery = (id: TemplateId, version: WhichText) =>
  queryOptions({
    queryKey: ['templates', id, 'text', version],
    queryFn: ({ signal }) => ask(TemplateText, `/templates/${id}/text?version=${version}`, { signal }),
    staleTime: fresh(version),
  })

/** The versions of a template, newest first. */
export const templateVersionsQuery = (id: TemplateId) =>
  queryOptions({
    queryKey: ['templates', id, 'versions'],
    queryFn: ({ signal }) => ask(TemplateVersions, `/templates/${id}/versions`, { signal }),
  })

/** What became of each section between two texts of a template. */
export const templateDifferenceQuery = (id: TemplateId, from: WhichText, to: WhichText) =>
  queryOptions({
    queryKey: ['templates', id, 'difference', from, to],
    queryFn: ({ signal }) => ask(TemplateDifference, `/templates/${id}/difference?from=${from}&to=${to}`, { signal }),
    staleTime: fresh(from, to),
  })

/** What changed in the original that this template was copied from. */
export const originalQuery = (id: TemplateId) =>
  queryOptions({
    queryKey: ['templates', id, 'original'],
    queryFn: ({ signal }) => ask(OriginalChanges, `/templates/${id}/original`, { signal }),
  })

/** The viewer's own words that were not merged into the template. */
export const heldOfTemplateQuery = (id: string) =>
  queryOptions({
    queryKey: ['templates', id, 'held'],
    queryFn: ({ signal }) => ask(HeldItems, `/templates/${id}/held`, { signal }),
  })

/** The author has dealt with held words. They stay stored, and are no longer offered. */
export function useSettleHeldOfTemplate(id: TemplateId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (heldId: HeldId) => tell(`/templates/${id}/held/${heldId}/settle`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries(heldOfTemplateQuery(id)),
  })
}

/** Makes a template, empty or as a copy. */
export function useCreateTemplate() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CreateTemplate) => ask(NewTemplate, '/templates', { method: 'POST', body }),
    onSuccess: (made) => {
      client.setQueryData(templateQuery(made.id).queryKey, made)
      return client.invalidateQueries({ queryKey: templatesQuery.queryKey, exact: true })
    },
  })
}

/** An act on a template, after which all that is known of it is asked for again. */
function useTemplateAct<Given, Answer>(id: TemplateId, act: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: templateQuery(id).queryKey }),
        client.invalidateQueries({ queryKey: templatesQuery.queryKey, exact: true }),
      ]),
  })
}

export const useDescribeTemplate = (id: TemplateId) =>
  useTemplateAct(id, (body: DescribeTemplate) => ask(Template, `/templates/${id}`, { method: 'PUT', body }))

/** Makes what is written now the newest version. */
export const usePublishTemplate = (id: TemplateId) =>
  useTemplateAct(id, (summary: string) =>
    ask(PublishedVersion, `/templates/${id}/publish`, { method: 'POST', body: { summary } }),
  )

export const useShareTemplate = (id: TemplateId) =>
  useTemplateAct(id, (body: ShareTemplate) => ask(Template, `/templates/${id}/sharing`, { method: 'PUT', body }))

export const useHandOverTemplate = (id: TemplateId) =>
  useTemplateAct(id, (memberId: MemberId) =>
    ask(Template, `/templates/${id}/hand-over`, { method: 'POST', body: { memberId } }),
  )

/** Takes a template from every shelf, or puts it back. */
export const usePutTemplateAway = (id: TemplateId) =>
  useTemplateAct(id, (away: boolean) =>
    ask(Template, `/templates/${id}/${away ? 'put-away' : 'bring-back'}`, { method: 'POST' }),
  )

/** The text of a version becomes what is written now. The words come over the template's own socket. */
export const useGoBack = (id: TemplateId) =>
  useTemplateAct(id, (version: KeptText) =>
    ask(Template, `/templates/${id}/go-back`, { method: 'POST', body: { version } }),
  )

export const useTakeFromOriginal = (id: TemplateId) =>
  useTemplateAct(id, (body: TakeFromOriginal) => ask(Template, `/templates/${id}/original`, { method: 'POST', body }))

/** The address of a file with the published text of these templates. */
export const templateFile = (ids: readonly TemplateId[]): string =>
  ids.length === 1 ? `/api/templates/${ids[0]}/export` : `/api/templates/export?ids=${ids.join(',')}`

/** Looks into a file; nothing is made. */
export const useLookIntoFile = () =>
  useMutation({
    mutationFn: (file: unknown) => ask(FilePreview, '/templates/import?preview=true', { method: 'POST', body: file }),
  })

/** Makes templates of what is in a file. */
export function useBringIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: unknown) => ask(BroughtIn, '/templates/import', { method: 'POST', body: file }),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesQuery.queryKey, exact: true }),
  })
}

/** Every section that was saved for other templates. */
export const librarySectionsQuery = queryOptions({
  queryKey: ['librarySections'],
  queryFn: ({ signal }) => ask(LibrarySections, '/library-sections', { signal }),
  staleTime: 30_000,
})

/** Keeps a section of a template for others, as it is saved. */
export function useSaveSection() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SaveSection) => ask(LibrarySection, '/library-sections', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries(librarySectionsQuery),
  })
}

/** What a draft note would become with the newest version of its template. */
export const noteMoveQuery = (id: NoteId) =>
  queryOptions({
    queryKey: ['notes', id, 'template'],
    queryFn: ({ signal }) => ask(NoteMove, `/notes/${id}/template`, { signal }),
    staleTime: 30_000,
  })

/** Moves a draft note to a newer version of its template. */
export function useMoveNote(id: NoteId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (version: number) => ask(Note, `/notes/${id}/template`, { method: 'POST', body: { version } }),
    onSuccess: (note) => {
      client.setQueryData(noteQuery(id).queryKey, note)
      return client.invalidateQueries({ queryKey: noteMoveQuery(id).queryKey })
    },
  })
}
