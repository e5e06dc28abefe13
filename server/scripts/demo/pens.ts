import { pen } from './blocks.ts'
import { cotherapist, lead, prescriber, trainee } from './people.ts'

/** Who writes the demonstration's notes. */
export const maren = pen(lead)
export const teo = pen(cotherapist)
export const ines = pen(prescriber)
export const sanne = pen(trainee)
