/**
 * The members of collections that are being read, those of the innermost on top: each collection takes its own off in the end, as an array of
 * just their number. An array that grows with every member is made several times, and keeps room for a dozen that never come.
 */
export class Pile<T> {
  count = 0;
  private readonly members: T[] = [];

  add(member: T): void {
    if (this.count === this.members.length) this.members.push(member);
    else this.members[this.count] = member;
    this.count += 1;
  }

  /** Those from an index on, which are then no longer here. */
  takeFrom(first: number): readonly T[] {
    const taken = this.members.slice(first, this.count);
    this.count = first;
    return taken;
  }
}
