import { SaveSection as Saved } from '../../shared/api/templates.ts'
import type { TemplateId } from '../../shared/ids.ts'
import { useSaveSection } from '../api/templates.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FormEnd } from '../ui/FormEnd.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'
import type { NamedSection } from './editor/templateContext.ts'

/** Keeps a section for other templates, under a name by which it is found there. */
export function SaveSection({
  templateId,
  section,
  onClose,
}: {
  templateId: TemplateId
  /** The one to keep; null while nobody asks. */
  section: NamedSection | null
  onClose: () => void
}) {
  return (
    <Dialog opened={section !== null} onClose={onClose} title="Save the section to the library">
      {section && <SaveForm templateId={templateId} section={section} onClose={onClose} />}
    </Dialog>
  )
}

function SaveForm({
  templateId,
  section: { id, title },
  onClose,
}: {
  templateId: TemplateId
  section: NamedSection
  onClose: () => void
}) {
  const save = useSaveSection()
  const { sentences, submit, elsewhere } = useForm(
    Saved,
    save,
    ({ name = '' }) => ({ templateId, sectionId: id, name }),
    onClose,
  )
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>
        Everybody in the practice finds it by typing ‘/’ in a template. Where it was put in already, it stays as it is.
      </p>
      <TextField
        name="name"
        label="Name"
        required
        data-autofocus
        autoComplete="off"
        defaultValue={title}
        error={sentences.name}
      />
      <FormEnd act="Save the section" problem={elsewhere} pending={save.isPending} onClose={onClose} />
    </form>
  )
}
