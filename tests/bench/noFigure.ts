/** A server could not do what was asked of it, so that there is no figure. */
export class NoFigure extends Error {
  override name = 'NoFigure'
  readonly lostWords: boolean

  constructor(why: string, lostWords: boolean) {
    super(why)
    this.lostWords = lostWords
  }
}
