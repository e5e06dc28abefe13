import { capital } from '../ui/numbers.ts'

/** As large as a file may be that is brought in. Bytes. */
export const largestFile = 2_000_000

/** A file that was chosen, read as far as this page can: its content, or a sentence on why it is none that can be brought in. */
export type ReadFile = { fits: true; content: unknown } | { fits: false; sentence: string }

/** Reads a file with templates. Whether what it holds makes sense, the server says. */
export async function readTemplateFile(file: Pick<File, 'size' | 'text'>): Promise<ReadFile> {
  if (file.size > largestFile)
    return { fits: false, sentence: 'The file is larger than 2 MB. Save fewer templates in one file.' }
  if (file.size === 0) return { fits: false, sentence: 'The file is empty.' }
  let text: string
  try {
    text = await file.text()
  } catch {
    return { fits: false, sentence: 'The file could not be read. Choose it again.' }
  }
  try {
    return { fits: true, content: JSON.parse(text) }
  } catch {
    return {
      fits: false,
      sentence: 'This is no file of templates: it is not in JSON, the form in which they are saved.',
    }
  }
}

const parts: Readonly<Record<string, string>> = { templates: 'template', sections: 'section', content: 'part' }

/** Where in a file something is wrong, for people who count from one: `Template 1, section 3, part 2: dueAt`. */
export function placeInFile(path: string): string {
  const steps = path.split('.').filter((step) => step !== '')
  const places: string[] = []
  const names: string[] = []
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1]
    if (/^\d+$/.test(step) && before !== undefined) {
      names.pop()
      places.push(`${parts[before] ?? before} ${Number(step) + 1}`)
    } else if (step !== 'attrs') names.push(step)
  }
  const [place, name] = [places.join(', '), names.join(' ')]
  if (place === '') return name === '' ? 'The file' : `The file: ${name}`
  return `${capital(place)}${name === '' ? '' : `: ${name}`}`
}
