import type { PracticeId, TemplateId } from '../../../shared/ids.ts'
import { defaultSettings } from '../../../shared/practice/defaults.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import { findTemplate } from '../../../shared/templates/index.ts'
import { writtenSections } from '../../../shared/templates/written.ts'
import type { Reader } from '../../storage/database.ts'
import { findTemplateVersion } from '../../storage/repos/templateVersions.ts'
import { storedSections } from './templates.ts'

/**
 * What the version of a template says that a note was begun from, whoever may see that template by now. Of what comes with the
 * program only the newest version is there. Nothing where there is no such version any more.
 */
export async function versionOfNote(
  db: Reader,
  practiceId: PracticeId,
  { templateId, templateVersion }: { templateId: TemplateId; templateVersion: number },
): Promise<WrittenSection[]> {
  const builtIn = findTemplate(templateId)
  if (builtIn) return writtenSections(builtIn, () => 'of the template', defaultSettings)
  const stored = await findTemplateVersion(db, practiceId, templateId, templateVersion)
  return stored === undefined ? [] : storedSections(stored)
}
