/** What is wrong with an XML document, and where: a place in its text. */
export class XmlError extends Error {
  readonly at: number;
  /** The document stops too early: it may come whole the next time. */
  readonly cut: boolean;

  constructor(message: string, at: number, cut = false) {
    super(message);
    this.name = "XmlError";
    this.at = at;
    this.cut = cut;
  }
}
