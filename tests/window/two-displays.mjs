// A laptop with a beamer: an X server whose second display can be plugged and unplugged.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { Display, until } from "./display.mjs";

const run = promisify(execFile);

/** The beamer's place and size, to the right of the laptop's 1368 × 768. */
export const BEAMER = { x: 1368, y: 0, width: 1920, height: 1080 };

const CONFIGURATION = `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1368x768"
    Virtual 3840 1080
  EndSubSection
EndSection
`;

export class TwoDisplays extends Display {
  /** None where this machine cannot do it; then it is said why. */
  static async open() {
    const folder = await mkdtemp(join(tmpdir(), "handvat-displays-"));
    await writeFile(join(folder, "xorg.conf"), CONFIGURATION);
    const words = ["-displayfd", "3", "-config", join(folder, "xorg.conf"), "-logfile", join(folder, "log")];
    const server = spawn("Xorg", [...words, "-sharevts", "-novtswitch", "-noreset", "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const began = once(server.stdio[3], "data").then(([number]) => String(number).trim());
    const failed = Promise.race([
      once(server, "error").then(([error]) => error.message),
      once(server, "exit").then(([code]) => `Xorg ended with ${code}`),
    ]);
    const number = await Promise.race([began, failed.then(() => undefined)]);
    if (number === undefined) {
      const why = await failed;
      await rm(folder, { recursive: true, force: true });
      return { why };
    }
    const display = new TwoDisplays(server, `:${number}`);
    display.own = folder;
    display.manager = spawn("openbox", [], { env: display.environment, stdio: "ignore" });
    await display.arrange("--addmode", "DUMMY1", `${BEAMER.width}x${BEAMER.height}`);
    await display.plug();
    return display;
  }

  async arrange(...words) {
    const { stdout } = await run("xrandr", words, { env: this.environment });
    return stdout;
  }

  async plug() {
    const mode = `${BEAMER.width}x${BEAMER.height}`;
    await this.arrange("--output", "DUMMY1", "--mode", mode, "--pos", `${BEAMER.x}x${BEAMER.y}`);
    await this.counts(2);
  }

  async unplug() {
    await this.arrange("--output", "DUMMY1", "--off");
    await this.counts(1);
  }

  counts(displays) {
    return until(`${displays} displays`, async () =>
      (await this.arrange("--listmonitors")).startsWith(`Monitors: ${displays}`),
    );
  }

  async close() {
    await super.close();
    await rm(this.own, { recursive: true, force: true });
  }
}
