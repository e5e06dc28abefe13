import { ada } from './ada/ada.ts'
import type { DemoCase } from './demoCase.ts'
import { joris } from './joris/joris.ts'

/** The demonstration's cases. */
export const demoCases: readonly DemoCase[] = [ada, joris]
