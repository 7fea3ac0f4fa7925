/** What the action list shows, kept while other views are open. */
import { NO_FILTER, type Column, type Filter, type Sorting } from "./arrange";

class ListState {
  filter = $state.raw<Filter>(NO_FILTER);
  sorting = $state.raw<Sorting>({ column: null, descending: false });

  /** Another workshop: nothing is hidden of it. */
  begin(): void {
    this.filter = NO_FILTER;
    this.sorting = { column: null, descending: false };
  }

  ask(part: Partial<Filter>): void {
    this.filter = { ...this.filter, ...part };
  }

  /** First up, then down, then the list's own order. */
  sortBy(column: Column): void {
    const { column: current, descending } = this.sorting;
    if (current !== column) this.sorting = { column, descending: false };
    else if (!descending) this.sorting = { column, descending: true };
    else this.sorting = { column: null, descending: false };
  }
}

export const list = new ListState();
