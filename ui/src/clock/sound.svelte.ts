/** The sound at the end of a countdown; whether there is one is kept on this machine. */
const KEY = "handvat-sound";

class Sound {
  on = $state(remembered());

  turn(on: boolean): void {
    this.on = on;
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  }
}

export const sound = new Sound();

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Three soft notes, rising. A machine without sound stays still. */
export function chime(): void {
  try {
    const audio = new AudioContext();
    [523.25, 659.25, 783.99].forEach((pitch, place) => {
      const begin = audio.currentTime + place * 0.28;
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(0, begin);
      loudness.gain.linearRampToValueAtTime(0.25, begin + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.7);
      tone.connect(loudness).connect(audio.destination);
      tone.start(begin);
      tone.stop(begin + 0.75);
      if (place === 2) tone.onended = () => void audio.close();
    });
  } catch {
    // No sound card: the screen says it, too.
  }
}
