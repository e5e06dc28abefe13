/** Milliseconds since 1970 in UTC, as an integer. */
export type Millis = number
