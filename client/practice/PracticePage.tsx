import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { practiceQuery } from '../api/practice.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { SettingsParts } from '../settings/SettingsParts.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { When } from '../ui/When.tsx'
import { ContraindicationsForm } from './ContraindicationsForm.tsx'
import { NotesDueForm, ReviewForm } from './DueForm.tsx'
import { EmergencyForm } from './EmergencyForm.tsx'
import { MeasuresForm } from './MeasuresForm.tsx'
import type { PartProps } from './PartForm.tsx'
import { PlansForm } from './PlansForm.tsx'
import {
  ContraindicationsInWords,
  EmergencyInWords,
  MeasuresInWords,
  NotesDueInWords,
  PlansInWords,
  RangesInWords,
  ReviewInWords,
  TemplatesInWords,
} from './PracticeInWords.tsx'
import { RangesForm } from './RangesForm.tsx'
import { SealKeys } from './SealKeys.tsx'
import { TemplatesForm } from './TemplatesForm.tsx'
import './practice.css'

interface Part {
  id: string
  title: string
  about: string
  Form: ComponentType<PartProps>
  InWords: ComponentType<PartProps>
}

const parts: readonly Part[] = [
  {
    id: 'templates',
    title: 'Templates for new notes',
    about:
      'A new note offers these at once, the usual one first; everything else that somebody may use is behind ‘More templates’.',
    Form: TemplatesForm,
    InWords: TemplatesInWords,
  },
  {
    id: 'plans',
    title: 'Plans for readings',
    about: 'Vitals take one over in one act. Due times are reminders, not alarms.',
    Form: PlansForm,
    InWords: PlansInWords,
  },
  {
    id: 'ranges',
    title: 'Ranges of readings',
    about:
      'A figure outside is marked with a sign and in words, for whoever reads the note now. An end that is left open marks nothing, and a mark says nothing about a client.',
    Form: RangesForm,
    InWords: RangesInWords,
  },
  {
    id: 'contraindications',
    title: 'Contraindications and precautions',
    about: 'What an evaluation asks about, classed in your own words, such as ‘absolute’ or ‘precaution’.',
    Form: ContraindicationsForm,
    InWords: ContraindicationsInWords,
  },
  {
    id: 'measures',
    title: 'Measures',
    about:
      'While a course runs, one that was answered before is due again after so many days. Left empty, it is never due.',
    Form: MeasuresForm,
    InWords: MeasuresInWords,
  },
  {
    id: 'notes-due',
    title: 'Signing',
    about:
      'By when a note is to be signed, from the day that it is about. Its author sees on Today what is due first. Left empty, no day is set.',
    Form: NotesDueForm,
    InWords: NotesDueInWords,
  },
  {
    id: 'review',
    title: 'Review',
    about: 'By when a submitted note is to be reviewed. The queue shows what is due first. Left empty, no day is set.',
    Form: ReviewForm,
    InWords: ReviewInWords,
  },
  {
    id: 'emergency',
    title: 'Emergency number',
    about: 'Whom to call from the practice’s own rooms.',
    Form: EmergencyForm,
    InWords: EmergencyInWords,
  },
]

/** What the practice decides for its notes: an admin changes it, every member reads it. */
export function PracticePage() {
  const me = useMe()
  const found = useQuery(practiceQuery)
  return (
    <div className="practicePage">
      <title>The practice · Throughline</title>
      <div className="pageHead">
        <h1>Settings</h1>
        <p className="muted">{me.practice.name}</p>
      </div>
      <SettingsParts />
      {found.error && <Problem>{sentenceOf(found.error)}</Problem>}
      {found.isLoading && <Loading />}
      {found.data && (
        <>
          <p className="muted practiceAbout">
            Notes that are made from now on begin with these. Notes that are written stay as they are.
            {found.data.updatedAt && (
              <>
                {' '}
                Last changed <When at={found.data.updatedAt} /> by {found.data.updatedBy}.
              </>
            )}
            {!found.data.abilities.edit && ' An admin changes them.'}
          </p>
          {parts.map(({ id, title, about, Form, InWords }) => (
            <section key={id} className="practicePart" aria-labelledby={`${id}-heading`}>
              <div>
                <h2 id={`${id}-heading`}>{title}</h2>
                <p className="muted small">{about}</p>
              </div>
              {found.data.abilities.edit ? (
                <Form settings={found.data.settings} />
              ) : (
                <div>
                  <InWords settings={found.data.settings} />
                </div>
              )}
            </section>
          ))}
          <SealKeys />
        </>
      )}
    </div>
  )
}
