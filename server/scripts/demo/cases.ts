import { ada } from './ada/ada.ts'
import { birgit } from './birgit/birgit.ts'
import type { DemoCase } from './demoCase.ts'
import { joris } from './joris/joris.ts'
import { marek } from './marek/marek.ts'
import { noor } from './noor/noor.ts'
import { wen } from './wen/wen.ts'

/** The demonstration's cases. */
export const demoCases: readonly DemoCase[] = [birgit, noor, marek, ada, wen, joris]
