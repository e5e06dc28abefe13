import { escapeInline, escapeText } from '../note/markdown/escape.ts'
import { toMarkdown } from '../note/markdown.ts'
import type { WrittenSection } from './content.ts'

/**
 * A template as Markdown, to be read: its sections with their guidance as quotes, what is required and who answers for it, and the
 * text that notes begin with. The same text gives the same file; it is not read back.
 */
export function templateMarkdown(name: string, description: string, sections: readonly WrittenSection[]): string {
  const pieces = [`# ${inOneLine(name)}`, ...(description === '' ? [] : [escapeText(description)])]
  for (const section of sections) {
    const { title, guidance, required, answeredBy, content } = section
    const says = [...(required ? ['Required'] : []), ...(answeredBy ? [`Answered for by the ${answeredBy}`] : [])]
    pieces.push(`## ${inOneLine(title)}`)
    if (says.length > 0) pieces.push(`*${says.join('. ')}*`)
    if (guidance !== null)
      pieces.push(
        guidance
          .split('\n')
          .map((line) => `> ${escapeText(line)}`)
          .join('\n'),
      )
    const [, ...body] = toMarkdown({ type: 'doc', content: [...content] }, { title: '' }).split('\n\n')
    const text = body.join('\n\n').trim()
    if (text !== '') pieces.push(text)
  }
  return `${pieces.join('\n\n')}\n`
}

const inOneLine = (words: string): string => escapeInline(words.replaceAll(/\s+/g, ' ').trim())
