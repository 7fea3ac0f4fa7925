// Mouse, wheel and keys as the browser gets them from the system, sixty times a second whether or not the page
// keeps up.

const BEAT = 1000 / 60;
const CONTROL = 2;

export class Hands {
  static async on(page) {
    return new Hands(page, await page.context().newCDPSession(page));
  }

  constructor(page, session) {
    this.page = page;
    this.session = session;
  }

  mouse(type, { x, y }, more = {}) {
    return this.session.send("Input.dispatchMouseEvent", { type, x, y, button: "none", ...more });
  }

  /** One turn of the wheel. `control` zooms. */
  wheel(at, deltaX, deltaY, control = false) {
    return this.mouse("mouseWheel", at, { deltaX, deltaY, modifiers: control ? CONTROL : 0 });
  }

  /** Pans `steps` events to the right, as many down and as many to the left, `pixels` each. */
  async pan(at, pixels, steps = 40) {
    const ways = [
      [pixels, 0],
      [0, pixels],
      [-pixels, 0],
    ];
    await beat(3 * steps, (step) => this.wheel(at, ...ways[Math.floor(step / steps)]));
  }

  /** Zooms about a place in even steps; `delta` says what the wheel has to turn from one zoom to another. */
  async zoom(at, from, to, delta, steps = 40) {
    const zoomAt = (step) => from * (to / from) ** (step / steps);
    await beat(steps, (step) => this.wheel(at, 0, delta(zoomAt(step), zoomAt(step + 1)), true));
  }

  /** Drags from a place, `by` in each of so many steps. */
  async drag(from, by, steps = 60) {
    const left = { button: "left", buttons: 1 };
    await this.mouse("mousePressed", from, { ...left, clickCount: 1 });
    const at = (step) => ({ x: from.x + by.x * step, y: from.y + by.y * step });
    await beat(steps, (step) => this.mouse("mouseMoved", at(step + 1), left));
    await this.mouse("mouseReleased", at(steps), { button: "left", buttons: 0, clickCount: 1 });
  }

  /** Types as a quick hand does; milliseconds from each key to its paint. */
  async type(text) {
    await this.page.evaluate(() => {
      globalThis.latencies = [];
      globalThis.timed = ({ timeStamp }) =>
        requestAnimationFrame(() => {
          // A message is heard after the frame has been handed over.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => globalThis.latencies.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      addEventListener("keydown", globalThis.timed, true);
    });
    await beat(text.length, (index) => this.key(text[index]), 45);
    await this.page.waitForTimeout(200);
    return this.page.evaluate(() => {
      removeEventListener("keydown", globalThis.timed, true);
      return globalThis.latencies;
    });
  }

  async key(letter) {
    const code = letter === " " ? "Space" : `Key${letter.toUpperCase()}`;
    const key = { key: letter, code, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
    await this.session.send("Input.dispatchKeyEvent", { type: "keyDown", text: letter, ...key });
    await this.session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  }
}

/** Begins `work` so many times in a steady beat, then waits for all of it. */
async function beat(times, work, pause = BEAT) {
  const began = performance.now();
  const all = [];
  for (let time = 0; time < times; time += 1) {
    all.push(work(time));
    const left = began + (time + 1) * pause - performance.now();
    await new Promise((resolve) => (left > 0 ? setTimeout(resolve, left) : setImmediate(resolve)));
  }
  await Promise.all(all);
}
