import { LabelList, Line, LineChart, ReferenceDot, ReferenceLine, XAxis, YAxis } from 'recharts'

interface Point {
  readonly x: number
  readonly total: number
}

const HEIGHT = 96

/**
 * Scores on the axis of the course, in its pixels: doses as lines with a dot, the cut point as a dashed one. For the eye
 * alone; what it shows stands in words and in a table beside it.
 */
export default function ScaleChart({
  points,
  doses,
  least,
  most,
  cutPoint,
  width,
}: {
  points: readonly Point[]
  doses: readonly number[]
  least: number
  most: number
  cutPoint: number | null
  width: number
}) {
  return (
    <LineChart
      width={width}
      height={HEIGHT}
      data={[...points]}
      margin={{ top: 22, right: 0, bottom: 8, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis type="number" dataKey="x" domain={[0, width]} hide allowDataOverflow />
      <YAxis type="number" domain={[least, most]} hide />
      <ReferenceLine y={least} stroke="var(--hair-strong)" />
      {doses.map((x) => (
        <ReferenceLine key={x} x={x} stroke="var(--hair-strong)" />
      ))}
      {doses.map((x) => (
        <ReferenceDot key={x} x={x} y={most} r={4} fill="var(--muted)" stroke="none" />
      ))}
      {cutPoint !== null && (
        <ReferenceLine
          y={cutPoint}
          stroke="var(--muted)"
          strokeDasharray="2 3"
          label={{ value: cutPoint, position: 'insideBottomRight', fill: 'var(--muted)', fontSize: 12 }}
        />
      )}
      <Line
        type="linear"
        dataKey="total"
        stroke="var(--ink)"
        strokeWidth={1.5}
        isAnimationActive={false}
        dot={{ r: 3.5, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1.5 }}
        activeDot={false}
      >
        <LabelList dataKey="total" position="top" offset={8} fill="var(--ink)" fontSize={13} fontWeight={600} />
      </Line>
    </LineChart>
  )
}
