import { adaCourse } from './adaCourse.ts'
import type { DemoCase } from './demoCase.ts'
import { jorisCourse } from './jorisCourse.ts'

/** The demonstration's cases. */
export const demoCases: readonly DemoCase[] = [adaCourse, jorisCourse]
