/** What the live region says. */
export class Announcer {
  text = $state("");
  #even = false;

  say(text: string): void {
    // A region that says the same twice says nothing: a space makes the second one new.
    this.#even = !this.#even;
    this.text = this.#even ? text : `${text}\u00a0`;
  }
}
