import { type DragEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FilePreview } from '../../shared/api/templates.ts'
import type { FieldError } from '../../shared/errors/catalogue.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { useBringIn, useLookIntoFile } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { capital, counted } from '../ui/numbers.ts'
import { PhaseName } from '../ui/PhaseName.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TemplateText } from './TemplateText.tsx'
import { placeInFile, readTemplateFile } from './templateFile.ts'
import { techniqueWord } from './words.ts'
import './templateParts.css'

/** Brings in templates from a file: first what is in it is shown, and nothing is made before that is said. */
export function BringIn({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog wide opened={opened} onClose={onClose} title="Bring in templates from a file">
      <FromFile onClose={onClose} />
    </Dialog>
  )
}

function FromFile({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const look = useLookIntoFile()
  const bringIn = useBringIn()
  const [content, setContent] = useState<unknown>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const choose = async (file: File) => {
    bringIn.reset()
    look.reset()
    const read = await readTemplateFile(file)
    setUnread(read.fits ? null : read.sentence)
    if (!read.fits) return
    setContent(read.content)
    look.mutate(read.content)
  }
  const found = look.data?.items
  const refused = bringIn.error ?? look.error
  const wrong = isRefused(refused) ? refused.fields : []
  return (
    <div className="form">
      <ChooseFile onChoose={(file) => void choose(file)} />
      {look.isPending && <p role="status">Looking into the file…</p>}
      {unread && <Problem>{unread}</Problem>}
      {refused && wrong.length === 0 && <Problem>{sentenceOf(refused)}</Problem>}
      {wrong.length > 0 && <WhatIsWrong errors={wrong} />}
      {found && wrong.length === 0 && <InTheFile items={found} />}
      <div className="actions">
        {found && wrong.length === 0 && (
          <Button
            variant="main"
            disabled={bringIn.isPending}
            onClick={() =>
              bringIn.mutate(content, {
                onSuccess: ({ id, items }) => {
                  onClose()
                  void navigate(items.length === 1 ? `/templates/${id}` : `/templates?show=${id}`)
                },
              })
            }
          >
            {found.length === 1 ? 'Bring it in' : `Bring in ${found.length} templates`}
          </Button>
        )}
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

function ChooseFile({ onChoose }: { onChoose: (file: File) => void }) {
  const [name, setName] = useState('')
  const [isOver, setIsOver] = useState(false)
  const take = (file: File) => {
    setName(file.name)
    onChoose(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    if (file) take(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the one for everybody
    <div
      className="fileDrop"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p className="actions">
        <label className="button">
          Choose a file
          <input
            className="visuallyHidden"
            type="file"
            accept=".json,application/json"
            data-autofocus
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0]
              if (file) take(file)
              // The same file, mended, can be chosen again.
              currentTarget.value = ''
            }}
          />
        </label>
        <span className="fileName">{name === '' ? 'or drop it here' : name}</span>
      </p>
      <p className="fieldHint">A file of templates as Throughline saves it, at most 2 MB.</p>
    </div>
  )
}

function WhatIsWrong({ errors }: { errors: readonly FieldError[] }) {
  return (
    <div role="alert">
      <p className="fileWrong">Nothing was brought in. {wrongInWords(errors.length)}</p>
      <ul className="rows fileErrors">
        {errors.map(({ path, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same of one place, and the list is made anew
          <li key={index}>
            <b>{placeInFile(path)}</b>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const wrongInWords = (count: number): string =>
  count === 1 ? 'One thing in the file does not fit:' : `${count} things in the file do not fit:`

function InTheFile({ items }: { items: FilePreview['items'] }) {
  return (
    <section aria-label="In the file">
      <p role="status">
        {capital(counted(items.length, 'template'))} {items.length === 1 ? 'is' : 'are'} in the file. What you have
        stays as it is: what you bring in stands beside it, under ‘Mine’.
      </p>
      {items.map(({ name, phase, technique, description, text }, index) => (
        <details
          // biome-ignore lint/suspicious/noArrayIndexKey: two in a file may be called the same, and they never change places
          key={index}
          className="fileTemplate"
          open={items.length === 1}
        >
          <summary>
            <b>{name}</b>
            <span className="muted">
              <PhaseName phase={phase} />
              {technique !== null && <span> · {techniqueWord(technique)}</span>}
            </span>
          </summary>
          {description !== '' && <p className="muted">{description}</p>}
          <TemplateText text={text} />
        </details>
      ))}
    </section>
  )
}
