import { lazy, Suspense, useId } from 'react'
import type { CourseMeasure, CourseScore } from '../../shared/course/measures.ts'
import type { CourseAxis } from './courseAxis.ts'
import { measureInWords, rangeInWords, rangeOf, scoresInWords } from './measures.ts'

const ScaleChart = lazy(() => import('./ScaleChart.tsx'))

/** The measures of a course as lines of scores, on the axis on which the course itself is drawn. */
export function ScaleRows({
  measures,
  axis,
  doses,
  placeOf,
}: {
  measures: readonly CourseMeasure[]
  axis: CourseAxis
  /** Where the doses stand on the axis. */
  doses: readonly number[]
  placeOf: (score: CourseScore) => number
}) {
  const id = useId()
  return (
    <>
      {measures.map((measure, index) => (
        <section key={measure.key} className="thread scale" aria-labelledby={`${id}${index}`}>
          <div className="threadSide">
            <h3 id={`${id}${index}`}>
              {measure.name} <span className="scaleRange">{rangeInWords(measure)}</span>
            </h3>
            <p className="muted small">{measureInWords(measure)}</p>
          </div>
          <p className="visuallyHidden">Scores: {scoresInWords(measure)}.</p>
          <div className="scaleChart" aria-hidden="true">
            <Suspense>
              <ScaleChart
                points={measure.scores.map((score) => ({ x: placeOf(score), total: score.total }))}
                doses={doses}
                {...rangeOf(measure)}
                cutPoint={measure.cutPoint}
                width={axis.width}
              />
            </Suspense>
          </div>
        </section>
      ))}
    </>
  )
}
