import { type AuthoredNode, plainOf } from '../../shared/history/authored.ts'
import { textOf } from '../../shared/note/noteJson.ts'
import { variablesIn } from '../../shared/templates/variables.ts'

/** What stands in braces in a text and is no variable, each once, in the order in which it is read. */
export const unknownVariables = (text: AuthoredNode): string[] => [
  ...new Set(
    variablesIn(textOf(plainOf(text)))
      .filter(({ name }) => name === null)
      .map(({ written }) => written),
  ),
]
